"""Serving: trained models behind a network, as TensorFlow Serving's clients expect them. Floor 8.

    models/       versions in folders: found, loaded, swapped while requests run, reported
    inference/    what a request asks of a loaded model: tensors, classes, numbers
    batching/     requests of several clients, put together
    core.py       the server, whatever the transport: start reading there
    rest/         HTTP and JSON
    grpc/         gRPC

`minitf serve` is the command, `cli/serve.py`.
"""
