// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// Socket.IO as its documentation shows a broadcast: what one says, all hear.
const { createServer } = require("http");
const { Server } = require("socket.io");

const http = createServer();
const io = new Server(http, { transports: ["websocket"] });
io.on("connection", (socket) => socket.on("m", (message) => io.emit("m", message)));
http.listen({ host: "127.0.0.1", port: Number(process.argv[2]), backlog: 4096 }, () => console.log("ready"));
