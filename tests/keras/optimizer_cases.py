"""What optimizers are asked to do, in Keras and in minitf alike.

Each case is a name, an expression that makes an optimizer (`O` is `keras.optimizers`, `S` its schedules), and a
problem: variables, and gradients that do not depend on them, so that ten steps tell rules apart and nothing else.
"""

import numpy as np

STEPS = 10
EVERY_SECOND = {"ema_overwrite_frequency": 2, "gradient_accumulation_steps": 2}

CASES = [line.split(" | ") for line in """
sgd | O.SGD(0.1) | plain
sgd momentum | O.SGD(0.1, momentum=0.9) | plain
sgd nesterov | O.SGD(0.1, momentum=0.8, nesterov=True) | plain
sgd rows | O.SGD(0.1) | rows
sgd momentum rows | O.SGD(0.1, momentum=0.9) | rows
sgd float64 | O.SGD(0.1, momentum=0.9) | float64
sgd float16 | O.SGD(0.1, momentum=0.9) | float16
sgd decay | O.SGD(0.1, weight_decay=0.2) | plain
rmsprop | O.RMSprop(0.1) | plain
rmsprop momentum | O.RMSprop(0.1, rho=0.7, momentum=0.5) | plain
rmsprop centered | O.RMSprop(0.05, centered=True) | plain
rmsprop all | O.RMSprop(0.05, rho=0.8, momentum=0.3, epsilon=0.01, centered=True) | plain
rmsprop rows | O.RMSprop(0.1) | rows
rmsprop float64 | O.RMSprop(0.1, momentum=0.2) | float64
adam | O.Adam(0.1) | plain
adam betas | O.Adam(0.05, beta_1=0.7, beta_2=0.95, epsilon=0.001) | plain
adam amsgrad | O.Adam(0.1, amsgrad=True) | plain
adam rows | O.Adam(0.1) | rows
adam float64 | O.Adam(0.1) | float64
adam float16 | O.Adam(0.1, epsilon=0.001) | float16
adam decay | O.Adam(0.1, weight_decay=0.1) | plain
adam some without gradient | O.Adam(0.1) | holes
adam constrained | O.Adam(0.1) | constrained
adamw | O.AdamW(0.1) | plain
adamw decay | O.AdamW(0.1, weight_decay=0.3) | plain
adamw amsgrad | O.AdamW(0.1, amsgrad=True) | plain
adamw rows | O.AdamW(0.1, weight_decay=0.3) | rows
adamw excluded name | excluding(O.AdamW(0.1, weight_decay=0.3), var_names=["bias"]) | plain
adamax | O.Adamax(0.1) | plain
adamax betas | O.Adamax(0.1, beta_1=0.7, beta_2=0.9, epsilon=0.01) | plain
adamax rows | O.Adamax(0.1) | rows
nadam | O.Nadam(0.1) | plain
nadam betas | O.Nadam(0.1, beta_1=0.7, beta_2=0.9, epsilon=0.01) | plain
nadam rows | O.Nadam(0.1) | rows
nadam float64 | O.Nadam(0.1) | float64
adagrad | O.Adagrad(0.1) | plain
adagrad start | O.Adagrad(0.1, initial_accumulator_value=1.0, epsilon=0.01) | plain
adagrad rows | O.Adagrad(0.1) | rows
adadelta | O.Adadelta(1.0) | plain
adadelta rho | O.Adadelta(0.5, rho=0.8, epsilon=0.001) | plain
adadelta rows | O.Adadelta(1.0) | rows
ftrl | O.Ftrl(0.1) | plain
ftrl l1 | O.Ftrl(0.1, l1_regularization_strength=0.5) | plain
ftrl l2 | O.Ftrl(0.1, l2_regularization_strength=0.3, l2_shrinkage_regularization_strength=0.1, beta=0.5) | plain
ftrl power | O.Ftrl(0.1, learning_rate_power=-0.3, initial_accumulator_value=0.5) | plain
ftrl rows | O.Ftrl(0.1, l1_regularization_strength=0.1) | rows
lion | O.Lion(0.01) | plain
lion betas | O.Lion(0.01, beta_1=0.5, beta_2=0.8) | plain
lion decay | O.Lion(0.01, weight_decay=0.5) | plain
lion rows | O.Lion(0.01) | rows
adafactor | O.Adafactor(0.1) | plain
adafactor large | O.Adafactor(1.0, clip_threshold=0.5, epsilon_2=0.1) | plain
adafactor decay | O.Adafactor(0.1, beta_2_decay=-0.5, relative_step=False) | plain
adafactor rows | O.Adafactor(0.1) | rows
lamb | O.Lamb(0.1) | plain
lamb betas | O.Lamb(0.1, beta_1=0.7, beta_2=0.9, epsilon=0.01) | plain
lamb rows | O.Lamb(0.1) | rows
muon | O.Muon(0.1) | keras
muon tall | O.Muon(0.1, nesterov=False, rms_rate=None) | keras
muon excluded | O.Muon(0.1, exclude_layers=["kernel"], adam_weight_decay=None) | keras
schedule free | O.ScheduleFreeAdamW(0.1) | keras
schedule free warmup | O.ScheduleFreeAdamW(0.1, beta_1=0.7, warmup_steps=4) | keras
schedule free decay | O.ScheduleFreeAdamW(0.1, weight_decay=0.1) | keras
clipnorm | O.SGD(0.1, clipnorm=0.5) | plain
clipnorm rows | O.SGD(0.1, clipnorm=0.5) | rows
clipvalue | O.Adam(0.1, clipvalue=0.2) | plain
clipvalue rows | O.SGD(0.1, clipvalue=0.2) | rows
global clipnorm | O.SGD(0.1, global_clipnorm=0.5) | plain
global clipnorm rows | O.SGD(0.1, global_clipnorm=0.5) | rows
mean | O.SGD(0.1, use_ema=True, ema_momentum=0.7) | plain
mean overwrites | O.SGD(0.1, use_ema=True, ema_momentum=0.7, ema_overwrite_frequency=3) | plain
mean at the end | finalizing(O.Adam(0.1, use_ema=True, ema_momentum=0.8)) | plain
accumulation | O.Adam(0.1, gradient_accumulation_steps=3) | plain
accumulation with all | O.SGD(0.1, momentum=0.5, clipnorm=0.5, use_ema=True, **EVERY_SECOND) | plain
accumulation decay | O.AdamW(0.1, weight_decay=0.3, gradient_accumulation_steps=4) | plain
loss scale factor | O.SGD(0.1, loss_scale_factor=8.0) | plain
loss scale | O.LossScaleOptimizer(O.SGD(0.1), initial_scale=16.0, dynamic_growth_steps=3) | plain
loss scale infinite | O.LossScaleOptimizer(O.Adam(0.1), initial_scale=16.0, dynamic_growth_steps=3) | infinite
several | O.MultiOptimizer(O.OptimizerMap(O.Adam(0.1), {"ker.*": O.SGD(0.1, momentum=0.5)})) | keras
several scaled | O.MultiOptimizer(O.OptimizerMap(O.SGD(0.1), {"bias": O.SGD(0.5)}), loss_scale_factor=4.0) | keras
schedule | O.SGD(S.ExponentialDecay(0.5, 3, 0.5)) | plain
schedule adam | O.Adam(S.CosineDecay(0.0, 6, warmup_target=0.5, warmup_steps=3)) | plain
schedule accumulation | O.Adam(S.PolynomialDecay(0.5, 8), gradient_accumulation_steps=2) | plain
function | O.SGD(a_tenth) | plain
""".strip().splitlines()]

SCHEDULES = """
S.ExponentialDecay(0.5, 4, 0.9)
S.ExponentialDecay(0.5, 4, 0.9, staircase=True)
S.ExponentialDecay(2.0, 7, 0.1)
S.InverseTimeDecay(0.5, 4, 0.9)
S.InverseTimeDecay(0.5, 4, 0.9, staircase=True)
S.InverseTimeDecay(3.0, 10, 2.0)
S.PolynomialDecay(0.5, 10)
S.PolynomialDecay(0.5, 10, end_learning_rate=0.2, power=2.0)
S.PolynomialDecay(0.5, 6, end_learning_rate=0.1, power=0.5, cycle=True)
S.PiecewiseConstantDecay([3], [1.0, 0.5])
S.PiecewiseConstantDecay([3, 8, 15], [1.0, 0.5, 0.7, 0.1])
S.PiecewiseConstantDecay([2.0, 8.0], [1.0, 0.5, 0.1])
S.CosineDecay(0.5, 10)
S.CosineDecay(0.5, 10, alpha=0.2)
S.CosineDecay(0.1, 10, warmup_target=0.5, warmup_steps=5)
S.CosineDecay(0.0, 10, alpha=0.1, warmup_target=1.0, warmup_steps=3)
S.CosineDecayRestarts(0.5, 5)
S.CosineDecayRestarts(0.5, 5, t_mul=1.0, m_mul=0.8)
S.CosineDecayRestarts(0.5, 3, t_mul=1.5, m_mul=0.9, alpha=0.1)
""".strip().splitlines()

REFUSALS = """
O.Adam(learning_rate=1)
O.Adam(foo=1)
O.SGD(momentum=1)
O.SGD(momentum=-0.5)
O.SGD(clipnorm=1.0, clipvalue=1.0)
O.Adam(use_ema=True, ema_momentum=2.0)
O.Adam(use_ema=True, ema_overwrite_frequency=0.5)
O.Adam(gradient_accumulation_steps=1)
O.Lion(beta_1=0.0)
O.AdamW(weight_decay=None)
O.Ftrl(initial_accumulator_value=-1.0)
O.Ftrl(learning_rate_power=0.5)
O.Ftrl(l1_regularization_strength=-1.0)
O.get("adm")
O.get(3)
O.get({"class_name": "Adm", "config": {}})
O.LossScaleOptimizer(O.SGD(), clipnorm=1.0)
O.LossScaleOptimizer(O.SGD(), dynamic=False)
O.LossScaleOptimizer(O.SGD(), foo=1)
O.Adam().apply_gradients([])
O.Adam().apply([tf.ones([3])])
O.Adam().apply([None], [tf.Variable(1.0)])
O.Optimizer(0.1).apply([tf.constant(1.0)], [tf.Variable(1.0)])
O.Adam().apply([tf.ones([2])], [tf.Variable([1.0, 2.0, 3.0])])
built(O.Adam()).apply([tf.constant(1.0)], [tf.Variable(2.0)])
built(O.Adam()).apply([tf.constant(1.0), tf.constant(1.0)])
O.Adam().set_weights([1.0])
built(O.Adam()).set_weights([np.ones([2])])
setattr(O.SGD(S.ExponentialDecay(0.1, 10, 0.5)), "learning_rate", 0.5)
setattr(O.SGD(a_tenth), "learning_rate", 0.5)
O.Adam().stateless_apply([], [], [])
O.legacy.Adam()
O.OptimizerMap("adam")
O.OptimizerMap(O.Adam(), [O.SGD()])
O.OptimizerMap(O.Adam(), {"a.*": O.SGD(), ".*b": O.SGD()})["ab"]
O.MultiOptimizer(O.OptimizerMap(O.Adam())).learning_rate
O.MultiOptimizer(lambda v: 3).build([tf.keras.Variable(1.0)])
S.ExponentialDecay(0.1, 0, 0.5)
S.InverseTimeDecay(0.1, -1, 0.5)
S.PolynomialDecay(0.1, 0)
S.CosineDecay(0.1, 0)
S.CosineDecayRestarts(0.1, 0)
S.PiecewiseConstantDecay([1], [1.0])
S.LearningRateSchedule()(1)
S.LearningRateSchedule().get_config()
""".strip().splitlines()


def a_tenth():
    """A learning rate that is computed by a function."""
    return 0.1


def names_for(tf):
    """What the expressions above may use."""
    optimizers = tf.keras.optimizers

    def excluding(optimizer, **options):
        optimizer.exclude_from_weight_decay(**options)
        return optimizer

    def finalizing(optimizer):
        optimizer.finalizes = True
        return optimizer

    def built(optimizer):
        optimizer.build([tf.Variable(1.0)])
        return optimizer

    return {"tf": tf, "np": np, "O": optimizers, "S": optimizers.schedules, "a_tenth": a_tenth,
            "EVERY_SECOND": EVERY_SECOND,
            "excluding": excluding, "finalizing": finalizing, "built": built}


def variables_for(tf, problem):
    """The variables of a problem."""
    dtype = problem if problem.startswith("float") else "float32"
    numbers = np.random.RandomState(1)
    kernel, bias, gain = numbers.normal(size=(5, 3)), numbers.normal(size=4), np.array(0.5)
    keras = tf.keras.Variable
    constraint = {"constraint": tf.keras.constraints.NonNeg()} if problem == "constrained" else {}
    made = keras if problem == "keras" else tf.Variable
    variables = [made(array.astype(dtype), name=name) for array, name in ((kernel, "kernel"), (bias, "bias"))]
    variables.append(keras(gain.astype(dtype), name="gain"))
    if constraint:
        variables[0] = tf.Variable(kernel.astype(dtype), name="kernel", **constraint)
    return variables


def gradients_for(tf, problem, step):
    """The gradients of one step."""
    dtype = problem if problem.startswith("float") else "float32"
    numbers = np.random.RandomState(100 + step)
    scale = 2.0 ** np.arange(-2, 3)[:, None]
    kernel, bias, gain = scale * numbers.normal(size=(5, 3)), numbers.normal(size=4), numbers.normal(size=())
    if problem == "infinite" and step in (2, 6):
        bias[1] = np.inf
    gradients = [tf.constant(np.asarray(array).astype(dtype)) for array in (kernel, bias, gain)]
    if problem == "rows":
        indices = [step % 5, (step + 2) % 5, step % 5]  # one of them twice
        gradients[0] = tf.IndexedSlices(gradients[0][:3], tf.constant(indices), tf.constant([5, 3]))
    if problem == "holes" and step % 3 == 1:
        gradients[1] = None
    return gradients


def run(tf, expression, problem, wrapped=lambda function: function):
    """What is left after ten steps: the variables, and the paths and values of the optimizer's own.

    wrapped: what to make of the function that takes a step.
    """
    tf.keras.backend.clear_session()  # names count from the start
    optimizer = made(tf, expression)
    variables = variables_for(tf, problem)
    step = wrapped(lambda gradients: optimizer.apply(gradients, variables))
    for number in range(STEPS):
        step(gradients_for(tf, problem, number))
    if getattr(optimizer, "finalizes", False):
        optimizer.finalize_variable_values(variables)
    prefix = optimizer.name
    return {
        "variables": [np.asarray(variable.numpy(), "float64").tolist() for variable in variables],
        "paths": [variable.path.removeprefix(prefix) for variable in optimizer.variables],
        "state": [np.asarray(variable.numpy(), "float64").tolist() for variable in optimizer.variables],
    }


def made(tf, expression):
    """What an expression makes."""
    return eval(expression, names_for(tf))  # noqa: S307 (our own expressions)


def config_of(tf, expression):
    """The config of an optimizer without its name, which counts up."""
    config = eval(expression, names_for(tf)).get_config()  # noqa: S307 (our own expressions)
    config.get("inner_optimizer", {"config": {}})["config"].pop("name", None)
    return {key: value for key, value in config.items() if key != "name"}


def refusal(tf, expression):
    """The name of the class of exception that an expression ends with, or None."""
    try:
        made(tf, expression)
    except Exception as error:
        return type(error).__name__
    return None
