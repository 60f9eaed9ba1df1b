"""Settings of ImageDataGenerator, and what four batches of it are like. `tf` is minitf or TensorFlow."""

import warnings

import numpy as np

X = np.random.RandomState(0).rand(6, 9, 7, 3) * 255
Y = np.arange(6) % 2
FLOW = ("batch_size", "shuffle", "seed", "subset")

CASES = {
    "plain": {},
    "rotation": {"rotation_range": 40},
    "reflect": {"rotation_range": 40, "fill_mode": "reflect"},
    "wrap": {"rotation_range": 40, "fill_mode": "wrap"},
    "constant": {"rotation_range": 40, "fill_mode": "constant", "cval": 9.0},
    "nearest pixel": {"rotation_range": 25, "interpolation_order": 0},
    "shares": {"width_shift_range": 0.3, "height_shift_range": 0.2},
    "pixels": {"width_shift_range": 3, "height_shift_range": [-2, 1]},
    "shear": {"shear_range": 20.0},
    "zoom": {"zoom_range": 0.3},
    "zoom pair": {"zoom_range": [0.5, 1.5]},
    "flips": {"horizontal_flip": True, "vertical_flip": True},
    "channels": {"channel_shift_range": 40.0},
    "brightness": {"brightness_range": [0.3, 1.7]},
    "each picture": {"rescale": 1 / 255, "samplewise_std_normalization": True},
    "all pictures": {"featurewise_std_normalization": True},
    "whitening": {"zca_whitening": True, "rescale": 1 / 255},
    "validation": {"validation_split": 0.34, "subset": "validation"},
    "float64": {"dtype": "float64", "rotation_range": 9},
    "all": {"rotation_range": 30, "width_shift_range": 0.2, "height_shift_range": 0.2, "shear_range": 10,
            "zoom_range": 0.2, "horizontal_flip": True, "rescale": 1 / 255, "batch_size": 4},
}


def story(tf, name) -> list:
    """Numbers of four batches, one after the other, and of one by number."""
    options = dict(CASES[name])
    flow = {"seed": 3} | {key: options.pop(key) for key in FLOW if key in options}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # settings that need others say so
        generator = tf.keras.preprocessing.image.ImageDataGenerator(**options)
        if name in ("all pictures", "whitening"):
            generator.fit(X, seed=1)
        batches = generator.flow(X, Y, **flow)
        found = [described(*next(batches)) for _ in range(4)]
        return [*found, described(*batches[len(batches) - 1])]


def described(x, y) -> list:
    """Some numbers of a batch."""
    return [*x.shape, float(x.mean()), float(x.std()), float(x[0, 2, 3, 1]), y.tolist()]
