/**
 * Loaded before a program (`node --import`): writes every path that the program opens or looks at, every program that it
 * starts and every connection that it makes to the file that PROCESS_SPY names, one JSON line each. Connections to a
 * network are refused besides.
 */
import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const log = fs.openSync(process.env.PROCESS_SPY, "a");
const { writeSync } = fs;
const note = (what, about) => writeSync(log, `${JSON.stringify([what, String(about)])}\n`);

const PATH_FUNCTIONS = [
  ..."access appendFile chmod copyFile link lstat mkdir mkdtemp open opendir readdir readFile readlink realpath rename".split(
    " ",
  ),
  ..."rm rmdir stat statfs symlink truncate unlink utimes watch writeFile createReadStream createWriteStream exists".split(
    " ",
  ),
];

function spyOnPaths(module, names) {
  for (const name of names) {
    const original = module[name];
    if (typeof original !== "function") continue;
    const spied = (path, ...rest) => {
      if (typeof path !== "number") note("path", path);
      return original.call(module, path, ...rest);
    };
    // Such as realpath.native.
    module[name] = Object.assign(spied, original);
  }
}
spyOnPaths(fs, [...PATH_FUNCTIONS, ...PATH_FUNCTIONS.map((name) => `${name}Sync`)]);
spyOnPaths(fs.promises, PATH_FUNCTIONS);

for (const name of ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"]) {
  const original = childProcess[name];
  childProcess[name] = (program, ...rest) => {
    note("program", program);
    return original(program, ...rest);
  };
}

function refuse(what) {
  note("connection", what);
  throw new Error(`refused by the test: ${what}`);
}
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  // A socket of this machine's own, as between a process and its child, has a path and no port.
  if (first?.path !== undefined && first.port === undefined) return connect.apply(this, args);
  return refuse(`to ${JSON.stringify(first)}`);
};
dgram.createSocket = () => refuse("a datagram");
for (const module of [dns, dns.promises])
  for (const name of Object.keys(module))
    if (/^(?:lookup|resolve|reverse)/.test(name)) module[name] = (host) => refuse(`the name ${host}`);

syncBuiltinESMExports();
