"""The page for Prometheus."""

from minitf.serving.metrics import Metric
from minitf.serving.rest.prometheus import page


def test_counters_and_histograms():
    requests = Metric("/tensorflow/serving/request_count", "", ["model_name", "status"])
    requests.add(('a"b', "OK"), 2)
    latency = Metric("/x/latency", "", ["m"], [10, 20])
    for value in (5, 10, 15, 99):
        latency.add(("a",), value)
    assert page([requests, latency, Metric("/never", "", [])]) == """\
# TYPE :tensorflow:serving:request_count counter
:tensorflow:serving:request_count{model_name="a\\"b",status="OK"} 2
# TYPE :x:latency histogram
:x:latency_bucket{m="a",le="10"} 2
:x:latency_bucket{m="a",le="20"} 3
:x:latency_bucket{m="a",le="+Inf"} 4
:x:latency_sum{m="a"} 129.0
:x:latency_count{m="a"} 4
"""
