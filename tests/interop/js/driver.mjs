// Does what it is told with TensorFlow.js, as long as there are orders: one JSON object a line in, one out.
//
//     {"do": "predict", "model": folder, "inputs": [{"shape", "dtype", "data"}]}    of a graph model perhaps "name"
//                                          -> {"outputs": [...]}
//     {"do": "train", "model": folder, "x", "y", "epochs", "save": folder}
//                                          -> {"losses": [...]}
//     {"do": "save", "make": "the source of a function of tf that returns a layers model", "save": folder, "inputs"}
//                                          -> {"outputs": [...]}
//
// An order that fails is answered by {"error": message}. MINITF_TFJS names the folder that has node_modules.
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';
import fs from 'node:fs';
import path from 'node:path';

console.log = console.warn = () => {};  // TensorFlow.js greets on them
const tf = createRequire(path.join(process.env.MINITF_TFJS, 'x.js'))('@tensorflow/tfjs/dist/tf.min.js');
await tf.setBackend('cpu');

const read = folder => ({load: async () => {
  const document = JSON.parse(fs.readFileSync(path.join(folder, 'model.json'), 'utf8'));
  const files = document.weightsManifest.flatMap(group => group.paths);
  const data = Buffer.concat(files.map(file => fs.readFileSync(path.join(folder, file))));
  return {
    ...document,
    weightSpecs: document.weightsManifest.flatMap(group => group.weights),
    weightData: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength),
  };
}});

const write = folder => ({save: async artifacts => {
  const {weightData, weightSpecs, ...document} = artifacts;
  fs.mkdirSync(folder, {recursive: true});
  fs.writeFileSync(path.join(folder, 'weights.bin'), Buffer.from(weightData));
  document.weightsManifest = [{paths: ['weights.bin'], weights: weightSpecs}];
  fs.writeFileSync(path.join(folder, 'model.json'), JSON.stringify(document));
  return {modelArtifactsInfo: {dateSaved: new Date(), modelTopologyType: 'JSON'}};
}});

const tensor = x => tf.tensor(x.data, x.shape, x.dtype);
const one = xs => xs.length === 1 ? xs[0] : xs;
const list = x => Array.isArray(x) ? x : [x];
const told = async y => ({shape: y.shape, dtype: y.dtype, data: Array.from(await y.data())});
const all = async ys => ({outputs: await Promise.all(list(ys).map(told))});

const orders = {
  async predict({model, inputs}) {
    const document = JSON.parse(fs.readFileSync(path.join(model, 'model.json'), 'utf8'));
    if (document.format !== 'graph-model') {
      const layers = await tf.loadLayersModel(read(model));
      return all(layers.predict(one(inputs.map(tensor))));
    }
    const graph = await tf.loadGraphModel(read(model));
    const {inputs: given, outputs: wanted} = document.signature;
    const places = Object.values(given);
    const named = Object.fromEntries(inputs.map((x, i) => [(given[x.name] ?? places[i]).name, tensor(x)]));
    return all(await graph.executeAsync(named, Object.values(wanted).map(y => y.name)));
  },

  async train({model, x, y, epochs, save}) {
    const layers = await tf.loadLayersModel(read(model));
    const told = await layers.fit(tensor(x), tensor(y), {epochs, batchSize: 32, shuffle: false});
    if (save) await layers.save(write(save), {includeOptimizer: true});
    return {losses: told.history.loss};
  },

  async save({make, save, inputs}) {
    const layers = await eval(make)(tf);
    await layers.save(write(save), {includeOptimizer: true});
    return all(layers.predict(one(inputs.map(tensor))));
  },
};

const answer = text => process.stdout.write(text + '\n');
answer(JSON.stringify({version: tf.version.tfjs}));
for await (const line of createInterface({input: process.stdin})) {
  const order = JSON.parse(line);
  tf.engine().startScope();
  try {
    answer(JSON.stringify(await orders[order.do](order)));
  } catch (error) {
    answer(JSON.stringify({error: String(error.message ?? error)}));
  }
  tf.engine().endScope();
  tf.disposeVariables();
}
