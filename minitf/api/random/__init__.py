"""tf.random: random numbers.   Floor 9.   Next: ops/random/seeds.py, how seeds decide them."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.random.seeds": "set_seed",
    "ops.random.distributions": "normal uniform truncated_normal",
    "ops.random.choice": "shuffle categorical stateless_categorical",
    "ops.random.algorithms": "Algorithm",
    "ops.random.stateless": "stateless_uniform stateless_normal stateless_truncated_normal split fold_in",
    "ops.random.gamma": "gamma stateless_gamma",
    "ops.random.poisson": "poisson stateless_poisson",
    "ops.random.binomial": "stateless_binomial",
    "ops.random.bounded_normal": "stateless_parameterized_truncated_normal",
    "ops.random.generator": "Generator create_rng_state get_global_generator set_global_generator",
    "ops.random.candidates": "uniform_candidate_sampler log_uniform_candidate_sampler all_candidate_sampler",
    "ops.random.unigrams": "fixed_unigram_candidate_sampler learned_unigram_candidate_sampler",
}

NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
