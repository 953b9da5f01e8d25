// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// ws as its documentation shows a broadcast: what one says, all hear.
const { WebSocketServer } = require("ws");

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]), backlog: 4096 });
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    for (const each of server.clients) each.send(data, { binary: false });
  });
});
server.on("listening", () => console.log("ready"));
