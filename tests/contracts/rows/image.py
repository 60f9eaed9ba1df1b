"""Rows for images: resizing, crops, colours."""

from contracts.row import ANY, Domain, Row

COLOURS = (Domain(0.1, 0.9),)
IMAGES = [((2, 3, 5, 2),), ((0, 2, 2, 1),), ((1, 1, 4, 3),)]
GRAYS = [((2, 4, 3, 1),)]
BOXES = Domain(-0.2, 1.2, dtype="float32")
PICKS = Domain(0, 1, dtype="int32")
FOUND = [((6, 4), (6,)), ((0, 4), (0,))]
CORNERS = Domain(-2, 2)
CROPS = [((2, 4, 5, 2), (3, 4), (3,)), ((2, 3, 3, 1), (0, 4), (0,))]

ROWS = [
    Row("ResizeBilinear", "tf.image.resize(x, [4, 7])", "image.bilinear(x, (4, 7))", IMAGES, returns="float32",
        smooth=False, ulps=16),
    Row("ResizeBilinear", "tf.image.resize(x, [2, 2])", "image.bilinear(x, (2, 2))", GRAYS, dtypes="float32", ulps=16),
    Row("ResizeBilinearGrad", "pulled(tf, lambda v: tf.image.resize(v, [2, 4]), x, y)", None,
        [((1, 3, 3, 2), (1, 2, 4, 2))], dtypes="float32"),
    Row("ResizeNearestNeighbor", "tf.image.resize(x, [5, 2], 'nearest')", "image.nearest(x, (5, 2))", IMAGES),
    Row("ResizeNearestNeighborGrad", "pulled(tf, lambda v: tf.image.resize(v, [5, 2], 'nearest'), x, y)",
        "image.spread_nearest(x.shape, y)", [((2, 3, 4, 2), (2, 5, 2, 2))], dtypes="floating"),
    Row("ResizeBicubic", "tf.image.resize(x, [5, 2], 'bicubic')", None, IMAGES, returns="float32", smooth=False,
        ulps=16),
    Row("ResizeBicubic", "tf.image.resize(x, [2, 5], 'bicubic')", None, GRAYS, dtypes="float32", ulps=16),
    Row("ResizeBicubicGrad", "pulled(tf, lambda v: tf.image.resize(v, [2, 4], 'bicubic'), x, y)", None,
        [((1, 3, 3, 2), (1, 2, 4, 2))], dtypes="float32", ulps=8),
    Row("ResizeArea", "tf.image.resize(x, [2, 4], 'area')", "image.area(x, (2, 4))", IMAGES, returns="float32",
        smooth=False, ulps=16),
    Row("ScaleAndTranslate", "tf.image.resize(x, [4, 2], 'lanczos3', antialias=True)", None, IMAGES, returns="float32",
        smooth=False, ulps=16),
    Row("ScaleAndTranslate", "tf.image.resize(x, [2, 2], antialias=True)", None, GRAYS, dtypes="float32", ulps=16),
    Row("ScaleAndTranslateGrad", "pulled(tf, lambda v: tf.image.resize(v, [2, 4], 'mitchellcubic'), x, y)", None,
        [((1, 3, 3, 2), (1, 2, 4, 2))], dtypes="float32", ulps=16),
    Row("CropAndResize", "tf.image.crop_and_resize(x, y, z, [3, 2], extrapolation_value=0.5)",
        "image.crops(x, y, z, (3, 2), 0.5)", CROPS, (ANY, BOXES, PICKS), returns="float32", smooth=False, ulps=32),
    Row("CropAndResize", "tf.image.crop_and_resize(x, y, z, [1, 3])", "image.crops(x, y, z, (1, 3))", CROPS[:1],
        (ANY, BOXES, PICKS), dtypes="float32", ulps=32),
    Row("CropAndResizeGradImage",
        "pulled(tf, lambda v: tf.image.crop_and_resize(v, [[0.1, 0.2, 0.9, 0.7]], [1], [2, 3]), x, y)", None,
        [((2, 4, 3, 2), (1, 2, 3, 2))], dtypes="float32", ulps=16),
    Row("CropAndResizeGradBoxes",
        "pulled(tf, lambda v: tf.image.crop_and_resize(y, v, [1, 0], [2, 3]), x, z)", None,
        [((2, 4), (2, 4, 3, 2), (2, 2, 3, 2))], (Domain(0.1, 0.9, dtype="float32"), ANY, ANY), dtypes="float32",
        smooth=False, ulps=32),
    Row("ImageProjectiveTransformV3",
        "tf.raw_ops.ImageProjectiveTransformV3(images=x, transforms=[[1., 0., -1., 0., 1., 1., 0., 0.]], "
        "output_shape=[4, 5], fill_value=0.5, interpolation='NEAREST')", None, [((2, 4, 5, 2),), ((1, 4, 5, 1),)],
        letter="dtype"),
    Row("ImageProjectiveTransformV3",
        "tf.raw_ops.ImageProjectiveTransformV3(images=x, transforms=y, output_shape=[3, 4], fill_value=0.5, "
        "interpolation='BILINEAR', fill_mode='REFLECT')", None, [((2, 4, 5, 2), (2, 8)), ((2, 1, 3, 1), (1, 8))],
        (ANY, Domain(-0.9, 0.9, dtype="float32")), dtypes="float32", smooth=False, ulps=64),
    Row("RGBToHSV", "tf.image.rgb_to_hsv(x)", "image.hsv(x)", [((2, 3),), ((2, 2, 3),), ((0, 3),)], COLOURS, ulps=8),
    Row("HSVToRGB", "tf.image.hsv_to_rgb(x)", "image.rgb(x)", [((2, 3),), ((2, 2, 3),), ((0, 3),)], COLOURS,
        smooth=False, ulps=8),
    Row("AdjustHue", "tf.image.adjust_hue(x, 0.3)", "image.adjusted(x, 0.3, 1)", [((2, 2, 3),), ((1, 2, 2, 3),)],
        COLOURS, smooth=False, ulps=16),
    Row("AdjustSaturation", "tf.image.adjust_saturation(x, 1.5)", "image.adjusted(x, 0, 1.5)",
        [((2, 2, 3),), ((1, 2, 2, 3),)], COLOURS, smooth=False, ulps=16),
    Row("AdjustContrastv2", "tf.image.adjust_contrast(x, 1.5)", "image.contrast(x, 1.5)",
        [((2, 2, 3),), ((2, 1, 3, 2),)], COLOURS, smooth=False, ulps=8),
    Row("NonMaxSuppressionV3", "tf.image.non_max_suppression(x, y, 4, 0.3, -1.5)", "image.best(x, y, 4, 0.3, -1.5)",
        FOUND, (CORNERS, ANY), dtypes="float32", returns="int32", smooth=False),
    Row("NonMaxSuppressionV4",
        "tf.image.non_max_suppression_padded(x, y, 4, 0.3, -1.5, pad_to_max_output_size=True)[0]",
        "np.resize(np.append(image.best(x, y, 4, 0.3, -1.5), [0, 0, 0, 0]), 4).astype('i4')", FOUND[:1], (CORNERS, ANY),
        dtypes="float32", returns="int32", smooth=False),
    Row("NonMaxSuppressionV5", "tf.image.non_max_suppression_with_scores(x, y, 4, soft_nms_sigma=0.4)[1]", None, FOUND,
        (CORNERS, Domain(0.1, 0.9)), dtypes="float32", smooth=False, ulps=8),
    Row("NonMaxSuppressionWithOverlaps", "tf.image.non_max_suppression_overlaps(x, y, 4, 0.3)", None,
        [((6, 6), (6,))], (Domain(0, 1),), dtypes="float32", returns="int32", smooth=False),
    Row("CombinedNonMaxSuppression", "list(tf.image.combined_non_max_suppression(x, y, 2, 5, 0.3))[:3]", None,
        [((2, 4, 1, 4), (2, 4, 3)), ((1, 3, 2, 4), (1, 3, 2))], (CORNERS, Domain(0.1, 0.9)), dtypes="float32",
        smooth=False),
    Row("DrawBoundingBoxesV2", "tf.image.draw_bounding_boxes(x, y, z)", None, [((2, 5, 6, 3), (2, 2, 4), (2, 3))],
        (ANY, Domain(-0.2, 1.2, dtype="float32"), Domain(0, 1, dtype="float32")), smooth=False),
]  # fmt: skip
