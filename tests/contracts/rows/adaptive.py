"""Rows for the steps of the rarer optimizers."""

from contracts.row import ANY, POSITIVE, Row

STEP = [((2, 3), (2, 3), (2, 3)), ((), (), ()), ((0,), (0,), (0,))]
BETAS = "lr=0.5, beta1=0.5, beta2=0.75, epsilon=0.25, grad=z"


def step(name, arguments, oracle, **options):
    """A row for one optimizer: `var` after one step, for the variable x, its slots x or y, and the gradient z."""
    call = f"stepped(tf, 'ResourceApply{name}', var=x, {arguments})"
    return Row(f"ResourceApply{name}", call, oracle, STEP, (ANY, POSITIVE, ANY), smooth=False, ulps=16, **options)


ROWS = [
    step("Adagrad", "accum=y, lr=0.5, grad=z", "adaptive_steps.adagrad(x, y, 0.5, z)"),
    step("AdagradV2", "accum=y, lr=0.5, epsilon=0.25, grad=z", "adaptive_steps.adagrad(x, y, 0.5, z, 0.25)"),
    step("Adadelta", "accum=y, accum_update=y, lr=0.5, rho=0.75, epsilon=0.25, grad=z",
         "adaptive_steps.adadelta(x, y, y, 0.5, 0.75, 0.25, z)"),
    step("AdaMax", f"m=x, v=y, beta1_power=0.5, {BETAS}",
         "adaptive_steps.adamax(x, x, y, 0.5, 0.5, 0.5, 0.75, 0.25, z)"),
    step("AdamWithAmsgrad", f"m=x, v=y, vhat=y, beta1_power=0.5, beta2_power=0.75, {BETAS}",
         "adaptive_steps.amsgrad(x, x, y, y, 0.5, 0.75, 0.5, 0.5, 0.75, 0.25, z)"),
    step("CenteredRMSProp", "mg=y, ms=y * y + 1, mom=x, lr=0.5, rho=0.75, momentum=0.5, epsilon=0.25, grad=z",
         "adaptive_steps.centered_rms_prop(x, y, y * y + 1, x, 0.5, 0.75, 0.5, 0.25, z)"),
    step("KerasMomentum", "accum=y, lr=0.5, grad=z, momentum=0.25", "x + 0.25 * y - 0.5 * z"),
    step("KerasMomentum", "accum=y, lr=0.5, grad=z, momentum=0.25, use_nesterov=True",
         "x + 0.25 * (0.25 * y - 0.5 * z) - 0.5 * z"),
    step("Ftrl", "accum=y, linear=x, grad=z, lr=0.5, l1=0.5, l2=0.25, lr_power=-0.5",
         "adaptive_steps.ftrl(x, y, x, z, 0.5, 0.5, 0.25, -0.5)"),
    step("ProximalGradientDescent", "alpha=0.5, l1=0.5, l2=0.25, delta=z",
         "adaptive_steps.proximal(x, 0.5, 0.5, 0.25, z)"),
]  # fmt: skip
