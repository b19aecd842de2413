"""What takes coordinates to other coordinates: of what is drawn inside something to those of the page."""

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: a point (x, y) goes to (ax + cy + e, bx + dy + f)."""
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def after(outer: Matrix, inner: Matrix) -> Matrix:
    """What takes a point first where `inner` takes it, then where `outer` does."""
    a, b, c, d, e, f = outer
    i, j, k, m, x, y = inner
    return a * i + c * j, b * i + d * j, a * k + c * m, b * k + d * m, a * x + c * y + e, b * x + d * y + f


def point_at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_at(matrix: Matrix, box: Box) -> Box:
    """The box round where a matrix takes a box."""
    left, bottom, right, top = box
    corners = [point_at(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)
