import os
import sys
from importlib.machinery import SourceFileLoader

_stored = SourceFileLoader.set_data


def _stored_whole(loader: SourceFileLoader, path: str, data: bytes, *, _mode: int = 0o666) -> None:
    """Keep no compiled module that a full disk cut short: Python stores it, and fails at it ever after."""
    _stored(loader, path, data, _mode=_mode)
    if os.path.exists(path) and os.path.getsize(path) != len(data):
        os.remove(path)


if __name__ == "__main__":
    SourceFileLoader.set_data = _stored_whole  # type: ignore[method-assign, assignment]
    try:
        from desk.cli.app import main
    except KeyboardInterrupt:  # before the net of the command line is up
        sys.exit(130)
    main()
