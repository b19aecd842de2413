"""The commands, one module each.

A command's module has `EPILOG` (examples for `-h`), `configure(parser)` (its arguments) and `run(arguments)
-> int` (its work, returning the exit code). It reads arguments, calls the library, and writes: logic has its
place elsewhere. To add a command, add its module here and its line to `COMMANDS`.
"""

COMMANDS = {
    "parse": "读一份或几份公文，显示层级，或写成 JSON、XML、DOCX 等格式。",
    "convert": "把公文一次写成几种格式：DOCX、XLSX、网页、Markdown、JSON、XML 等。",
    "tasks": "列出公文的任务分解表：路径、任务内容、牵头、责任、配合单位和完成时限。",
    "batch": "转换整个文件夹：用全部处理器核，一份坏文件不影响其他文件。",
    "agencies": "列出公文点到的单位：各是谁、出现几次、什么角色、凭什么这样认定。",
    "resolve": "查一个单位名称在某地某时指的是谁。",
    "explain": "逐行说明公文为什么这样读：用了哪条规则，还有什么可能，为什么没有采用。",
    "schema": "打印 JSON Schema 或 XML Schema，供别的程序核对 govdoc 的输出。",
}
"""Each command and what it does, in the words of `govdoc -h`. The module has the command's name."""
