"""tf.image: images as tensors.   Floor 9.   Next: ops/image/batches.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.image.resize": "ResizeMethod resize resize_with_pad",
    "ops.image.framing": "crop_to_bounding_box pad_to_bounding_box resize_with_crop_or_pad central_crop",
    "ops.image.crop_and_resize": "crop_and_resize",
    "ops.image.flips": "flip_left_right flip_up_down transpose rot90",
    "ops.image.conversion": "convert_image_dtype",
    "ops.image.color": "rgb_to_grayscale grayscale_to_rgb rgb_to_yiq yiq_to_rgb rgb_to_yuv yuv_to_rgb",
    "ops.image.hsv": "rgb_to_hsv hsv_to_rgb",
    "ops.image.adjust": "adjust_brightness adjust_contrast adjust_gamma adjust_hue adjust_saturation",
    "ops.image.standardization": "per_image_standardization",
    "ops.image.edges": "image_gradients sobel_edges",
    "ops.image.quality": "total_variation psnr",
    "ops.image.similarity": "ssim ssim_multiscale",
    "ops.image.random_flip": """
        random_flip_left_right random_flip_up_down stateless_random_flip_left_right stateless_random_flip_up_down
    """,
    "ops.image.random_adjust": """
        random_brightness random_contrast random_hue random_saturation stateless_random_brightness
        stateless_random_contrast stateless_random_hue stateless_random_saturation
    """,
    "ops.image.distorted_boxes": "sample_distorted_bounding_box stateless_sample_distorted_bounding_box",
    "ops.image.jpeg_quality": "adjust_jpeg_quality random_jpeg_quality stateless_random_jpeg_quality",
    "ops.image.random_crop": "random_crop stateless_random_crop",
    "ops.image.suppression": """
        non_max_suppression non_max_suppression_with_scores non_max_suppression_overlaps
    """,
    "ops.image.detections": "non_max_suppression_padded combined_non_max_suppression",
    "ops.image.bounding_boxes": "draw_bounding_boxes",
    "ops.image.codecs": """
        decode_and_crop_jpeg decode_bmp decode_gif decode_image decode_jpeg decode_png encode_jpeg encode_png
        extract_jpeg_shape is_jpeg decode_webp
    """,
    "ops.pooling.patches": "extract_patches",
}

__getattr__, __dir__ = lazy(__name__, NAMES, unbuilt="extract_glimpse generate_bounding_box_proposals decode_jxl")
