"""Objects out of the dicts that `serialization.py` describes. Floor 7. Read next: `initializers/`.

A name in a config leads to what is registered or public, never to a module to be imported from elsewhere: see
`safety.py`.
"""

from types import FunctionType

from ..backend.errors import did_you_mean, explain
from .forms import form_of
from .lambdas import load_function
from .public_names import internal_class, namespaces, public_symbol
from .registry import OBJECTS, CustomObjectScope, get_registered_object
from .safety import SafeModeScope, in_safe_mode, refuse_code
from .session import session
from .sharing import note_read, shared_object

PLAIN = (str, int, float, bool)
WHERE = "deserialize_keras_object"

# Where a function of Keras is looked for, which a config holds by its bare name.
FUNCTIONS = ("activations", "constraints", "initializers", "losses", "metrics", "optimizers", "regularizers")
MODELING = {f"keras.{part}" for part in (*FUNCTIONS, "layers", "ops")}  # no config may call for another function


def deserialize_keras_object(config, custom_objects=None, safe_mode=True, **kwargs):
    """Return the object that a config describes.

    config: what `serialize_keras_object` returned, or its copy through JSON.
    custom_objects: dict of name -> class or function, besides what is registered.
    safe_mode: whether lambdas, which are code, are refused.
    module_objects (keyword): dict of name -> class or function among which short names are found ("relu").

    >>> import minitf as tf
    >>> config = tf.keras.saving.serialize_keras_object(tf.keras.initializers.Constant(2.0))
    >>> tf.keras.saving.deserialize_keras_object(config)([2])
    <tf.Tensor: shape=(2,), dtype=float32, numpy=array([2., 2.], dtype=float32)>

    Raises: TypeError for a class or function that is not found, and for what is no config; ValueError for a lambda in
    safe mode.
    Source: keras.saving.deserialize_keras_object.
    """
    module_objects = kwargs.pop("module_objects", None)
    safe_mode = safe_mode if in_safe_mode() is None else in_safe_mode()
    custom_objects = {**(custom_objects or {}), **session.custom_objects, **OBJECTS}

    def again(part):
        return deserialize_keras_object(part, custom_objects=custom_objects, safe_mode=safe_mode)

    if config is None:
        return None
    if isinstance(config, str) and custom_objects.get(config) is not None:
        return custom_objects[config]
    if isinstance(config, list | tuple):
        return [again(item) for item in config]
    if module_objects is not None and not _names_custom(config, custom_objects):
        return _among(module_objects, config, custom_objects, safe_mode)
    if isinstance(config, PLAIN):
        return config
    if not isinstance(config, dict):
        raise TypeError(explain(WHERE, f"received {config!r}", "it must be a config: a dict or a plain value"))
    if "class_name" not in config or "config" not in config:
        return {key: again(value) for key, value in config.items()}
    form = form_of(config["class_name"])
    if form is not None:
        return form.load({key: again(value) for key, value in config["config"].items()})
    if config["class_name"] == "__lambda__":
        return refuse_code("a lambda") if safe_mode else load_function(config["config"]["value"])
    if config["class_name"] == "function":
        return _function(config, custom_objects)
    return _instance(_class(config, custom_objects), config, custom_objects, safe_mode)


def _names_custom(config, custom_objects):
    """Whether a config names one of the custom objects, as a class or as a function."""
    if not isinstance(config, dict):
        return False
    if "class_name" not in config:
        raise ValueError(explain(WHERE, f"received {config!r}", "a config must have a class_name"))
    inner = config.get("config")
    names = [config["class_name"], config.get("registered_name"), inner if isinstance(inner, str) else None]
    return any(name in custom_objects for name in names)


def _among(module_objects, config, custom_objects, safe_mode):
    """The object that a short name or config means among the given ones; where there is none, the name itself."""
    name = config
    if isinstance(config, dict):
        function = config["class_name"] == "function"
        name = config["config"] if function else config["class_name"]
        if not function and config.get("module", "_") is None:
            raise TypeError(_not_found("class", name, config))
    if not isinstance(name, str) or name not in module_objects:
        return name
    found = module_objects[name]
    if isinstance(found, FunctionType) or not isinstance(config, dict):
        return found if isinstance(found, FunctionType) else found.from_config({})
    return _instance(found, config, custom_objects, safe_mode)


def _function(config, custom_objects):
    """The function of a config: custom, or one of Keras's own."""
    name, module = config["config"], config.get("module")
    if not isinstance(name, str):
        raise TypeError(explain(WHERE, f"received {config!r}", "the config of a function must be its name"))
    found = get_registered_object(name, custom_objects)
    if found is not None:
        return found
    if module is not None and module.startswith("keras") and module not in MODELING:
        raise ValueError(explain(WHERE, f"config names {module}.{name}", "only functions of models are loaded",
                                 "Register your own function of that name"))
    for path in [f"keras.{part}" for part in FUNCTIONS] if module == "builtins" else [module]:
        found = public_symbol(path, name)
        if isinstance(found, FunctionType):
            return found
    for registered, custom in custom_objects.items():  # files of Keras <= 3.6 leave the package out
        if registered.endswith(f">{name}"):
            return custom
    raise TypeError(_not_found("function", name, config))


def _class(config, custom_objects):
    """The class of a config: custom, or public, or one of Keras that is not public."""
    name, module = config["class_name"], config.get("module") or ""
    found = get_registered_object(config.get("registered_name", name), custom_objects)
    if found is None:
        found = public_symbol(module, name)
        found = found if isinstance(found, type) else internal_class(module, name)
    if found is None:
        error = ValueError if module in namespaces() else TypeError
        raise error(_not_found("class", name, config))
    if not hasattr(found, "from_config") and not isinstance(found, FunctionType):
        raise TypeError(explain(WHERE, f"config names {name}", "the class has no from_config() method"))
    return found


def _instance(cls, config, custom_objects, safe_mode):
    """An object of the class, made from its config inside the scopes, built and compiled if the config says so."""
    if isinstance(cls, FunctionType):
        return cls
    shared = shared_object(config)
    if shared is not None:
        return shared
    inner = {} if config.get("config") is None else config["config"]
    if not isinstance(inner, dict):
        raise TypeError(explain(WHERE, f"the config of {cls.__name__} is {inner!r}", "it must be a dict"))
    with CustomObjectScope(custom_objects), SafeModeScope(safe_mode):
        try:
            instance = cls.from_config(inner)
        except TypeError as error:
            received = f"the config of {cls.__name__} is {shortened(inner)}"
            fix = "Objects inside a config are to be deserialized in from_config()"
            raise TypeError(explain(WHERE, received, f"from_config() failed: {error}", fix)) from error
        if config.get("build_config") and not instance.built:
            instance.build_from_config(config["build_config"])
            instance.built = True
        if config.get("compile_config"):
            instance.compile_from_config(config["compile_config"])
    note_read(instance, config)
    return instance


def _not_found(kind, name, config):
    known = {public for table in namespaces().values() for public in dir(table)}
    fix = did_you_mean(name, known | set(session.custom_objects) | set(OBJECTS))
    fix = fix or ("Decorate it with @keras.saving.register_keras_serializable(), and import the file that does so, "
                  "or pass it in custom_objects")
    return explain(WHERE, f"the config is {shortened(config)}", f"could not locate {kind} {name!r}", fix)


def shortened(config) -> str:
    """A config in a message: its beginning, which names what it is of."""
    text = repr(config)
    return text if len(text) <= 200 else f"{text[:200]}..."
