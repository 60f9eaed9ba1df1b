"""One object in two places of a config comes back as one object. Floor 7.

Inside `with ObjectSharingScope():` every object that is written a second time is marked, in both places, with the same
`shared_object_id`, and reading such an id a second time gives the object that the first one made.
"""

from .session import session


class ObjectSharingScope:
    """Watches for objects that occur twice, while inside."""

    def __enter__(self):
        self.outer, session.sharing = session.sharing, self
        self.configs = {}  # id of object -> the config first written for it
        self.objects = {}  # shared_object_id -> object read
        return self

    def __exit__(self, *error):
        session.sharing = self.outer


def note_written(thing, config):
    """Remember the config of an object; mark this one and the first where the object was written before."""
    if session.sharing is None:
        return
    first = session.sharing.configs.setdefault(id(thing), config)
    if first is not config:
        first["shared_object_id"] = config["shared_object_id"] = id(thing)


def note_read(thing, config):
    """Remember an object that was made from a config with an id."""
    if session.sharing is not None and "shared_object_id" in config:
        session.sharing.objects[config["shared_object_id"]] = thing


def shared_object(config):
    """Return the object that another config with the same id has made, or None."""
    return session.sharing.objects.get(config.get("shared_object_id")) if session.sharing is not None else None
