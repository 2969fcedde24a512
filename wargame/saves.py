"""Says where saves live, and finds one by the name a person gives."""

from __future__ import annotations

import os
from pathlib import Path

from wargame.core.plain import plain
from wargame.errors import BadInput
from wargame.language import _

VARIABLE = "WARGAME_SAVES"
"""Environment variable that names the folder."""
_FEW = 5


def saves_folder(explicit: Path | None = None) -> Path:
    """Return the folder of the saves; it is made when the first session is begun.

    It is the one asked for, else the one `WARGAME_SAVES` names, else `saves` here if there is one,
    else the folder that the system keeps for a user's data.
    """
    folder = explicit or _own_folder()
    if folder.exists() and not folder.is_dir():
        raise BadInput(
            _("{folder}: is not a folder; name a folder for the saves").format(folder=folder)
        )
    return folder


def _own_folder() -> Path:
    if named := os.environ.get(VARIABLE):
        return Path(named)
    here = Path("saves")
    if here.is_dir():
        return here
    import platformdirs

    return platformdirs.user_data_path("wargame", appauthor=False) / "saves"


def find_save(name: str, folder: Path) -> Path:
    """Return the save that a name means: a file name, its stem, a beginning of it, or a path.

    A name is compared with the names in the folder and never joined to it, so it cannot lead out
    of it; only something that exists and is given as a path is taken from elsewhere.
    """
    from wargame.journal.catalogue import save_paths
    from wargame.journal.store import SUFFIX

    paths = {path.name: path for path in save_paths(folder)}
    exact = paths.get(name) or paths.get(f"{name}{SUFFIX}")
    if exact is not None:
        return exact
    begun_so = [each for each in paths if name and each.startswith(name)]
    if len(begun_so) == 1:
        return paths[begun_so[0]]
    if _is_file(name):
        return Path(name)
    raise BadInput(_not_found(plain(name, lines=False), begun_so, list(paths), folder))


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:
        return False


def _not_found(name: str, begun_so: list[str], names: list[str], folder: Path) -> str:
    if begun_so:
        few = ", ".join(begun_so[:_FEW]) + (", ..." if len(begun_so) > _FEW else "")
        return _("{name!r} begins {n} saves; name one of them: {few}").format(
            name=name, n=len(begun_so), few=plain(few)
        )
    import difflib

    from wargame.journal.store import SUFFIX

    stems = [each.removesuffix(SUFFIX) for each in names]
    near = difflib.get_close_matches(name, [*names, *stems], n=1, cutoff=0.5)
    meant = (
        _("did you mean {near!r}?").format(near=plain(near[0]))
        if near
        else _("`wargame saves` lists them")
    )
    return _("{name!r}: there is no such save in {folder}; {meant}").format(
        name=name, folder=folder, meant=meant
    )
