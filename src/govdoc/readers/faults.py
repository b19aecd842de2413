"""What went wrong → how a person would say it: what the system refused in Chinese, any fault with its file."""

import errno

REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "超出了磁盘配额",
    errno.EFBIG: "文件太大",
    errno.EEXIST: "已有同名的文件",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "符号链接绕成了圈",
    errno.EBUSY: "正被别的程序使用",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
}


def reason_of(fault: Exception) -> str:
    """Why the system refused; in its own words where this program has none."""
    said = getattr(fault, "strerror", None) or str(fault)
    return REASONS.get(getattr(fault, "errno", None) or 0, said)


def of_file(name: str, message: str) -> str:
    """A message that begins with the name of its file, as those of most readers do already."""
    return message if message.startswith(name) else f"{name}：{message}"
