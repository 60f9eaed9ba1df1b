"""The wire: how TensorFlow's files hold messages, and tensors in them. Floor 0. Start with `messages.py`.

The messages are described in `proto/*.proto`, with TensorFlow's names and field numbers. `proto/schema.binpb` is the
same, compiled; after a change of a .proto file, compile it again (protoc comes with the package grpcio-tools):

    cd minitf/wire/proto && python -m grpc_tools.protoc -I. --descriptor_set_out=schema.binpb *.proto
"""
