"""Writing a file whole or not at all.

The only place where a report touches the disk.
"""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put the bytes at the path, or leave what is there as it was.

    Raises:
        OSError: the folder does not exist or cannot be written.
    """
    target = path.resolve() if path.is_symlink() else path
    if target.exists() and not target.is_file():
        raise IsADirectoryError(f"{path} is no ordinary file")
    part = target.with_name(f".{target.name[:100]}.{os.urandom(8).hex()}.part")
    try:
        with part.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
