"""The column map that ``--columns`` asks for: a platform of ``content/quiz-columns.yml``, or a file of one's own."""

from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from builder.build.project import Project
from builder.errors import CoursewareError, UsageError
from builder.lint.diagnostic import Report
from builder.model.column_map import ColumnMap
from builder.source.column_maps import COLUMNS_FILE, load_column_maps


def find_column_map(project: Project, asked: str, report: Report) -> ColumnMap | None:
    """The map; None where its file has faults, which are reported.

    Raises ``UsageError`` for a name that no platform has, naming the nearest, and for a file with several platforms.
    """
    is_file = _is_file(asked)
    path, root = (asked, Path.cwd()) if is_file else (COLUMNS_FILE, project.root)
    if not (root / path).is_file():
        raise UsageError(f"没有 {path}：列名表写在那里 / there is no {path}")
    maps = load_column_maps(path, root, report)
    if report.has_errors:
        return None
    if is_file:
        if len(maps) != 1:
            raise UsageError(f"{asked} 里要正好有一个平台，现在有 {len(maps)} 个")
        return maps[0]
    by_name = {each.name: each for each in maps}
    if asked in by_name:
        return by_name[asked]
    near = get_close_matches(asked, by_name, n=1, cutoff=0.5)
    hint = f"是不是 {near[0]}？" if near else f"可用的平台：{'、'.join(by_name) or '一个也没有'}"
    raise UsageError(f"{COLUMNS_FILE} 里没有平台 {asked}。{hint}")


def require_column_map(project: Project, asked: str) -> ColumnMap:
    """The map; raises ``CoursewareError`` with the first fault of its file."""
    report = Report()
    found = find_column_map(project, asked, report)
    if found is None:
        first = next(iter(report))
        raise CoursewareError(f"{first.span}：{first.message}。{first.hint}")
    return found


def columns_stamp(asked: str) -> str:
    """What a build depends on: the name, and the content of a file that lies anywhere."""
    if not _is_file(asked) or not Path(asked).is_file():
        return asked
    return f"{asked}:{sha256(Path(asked).read_bytes()).hexdigest()}"


def _is_file(asked: str) -> bool:
    return asked.endswith((".yml", ".yaml"))
