"""Config: a dict whose values are attributes, too, and which can be frozen. Floor 7."""

import json

from ...backend.errors import did_you_mean, explain


class Config:
    """Named values: `config.seed`, `config["seed"]`.

    values: the first ones.

        >>> import minitf as tf
        >>> config = tf.keras.utils.Config(seed=3)
        >>> config.rate = 0.5
        >>> config, config["rate"], len(config)
        (<Config {'seed': 3, 'rate': 0.5}>, 0.5, 2)

    Raises: AttributeError for a name without a value; ValueError for a change once it is frozen.
    Source: keras.utils.Config.
    """

    def __init__(self, **values):
        vars(self).update(_values=values, _frozen=False)

    # --- as an object ----------------------------------------------------------------------------------------------
    def __getattr__(self, name):
        values = vars(self).get("_values", {})  # nothing yet while it is copied
        if name not in values:
            raise AttributeError(explain("Config", f"asked for {name!r}", "there is no such value",
                                         did_you_mean(name, values)))
        return values[name]

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        del self[name]

    def __repr__(self):
        return f"<Config {self._values}>"

    # --- as a dict -------------------------------------------------------------------------------------------------
    def __getitem__(self, name):
        return self._values[name]

    def __setitem__(self, name, value):
        self._require_thawed()
        self._values[name] = value

    def __delitem__(self, name):
        self._require_thawed()
        del self._values[name]

    def __contains__(self, name):
        return name in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        """The names."""
        return self._values.keys()

    def values(self):
        """The values."""
        return self._values.values()

    def items(self):
        """Pairs of a name and a value."""
        return self._values.items()

    def get(self, keyname, value=None):
        """The value of a name, or another if it has none."""
        return self._values.get(keyname, value)

    def pop(self, *args):
        """Take a value out, as of a dict.  Raises: ValueError if it is frozen."""
        self._require_thawed()
        return self._values.pop(*args)

    def update(self, *args, **kwargs):
        """Set several values, as of a dict.  Raises: ValueError if it is frozen."""
        self._require_thawed()
        self._values.update(*args, **kwargs)

    def as_dict(self) -> dict:
        """A dict of the values."""
        return dict(self._values)

    def to_json(self) -> str:
        """The values as JSON."""
        return json.dumps(self._values)

    # --- frozen ----------------------------------------------------------------------------------------------------
    @property
    def frozen(self) -> bool:
        """Whether changes are refused."""
        return self._frozen

    def freeze(self):
        """Refuse changes from now on."""
        vars(self)["_frozen"] = True

    def unfreeze(self):
        """Allow changes again."""
        vars(self)["_frozen"] = False

    def _require_thawed(self):
        if self._frozen:
            raise ValueError(explain("Config", "a change", "the config is frozen", "Call unfreeze() first"))
