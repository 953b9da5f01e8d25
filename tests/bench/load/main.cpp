// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// Load for a server on this machine, and what it made of it, as one line of JSON: scripts/bench reads it.
//
//   bench_load DIALECT PORT MODE key=value...
//
//   fanout   receivers= senders= rate= seconds= : posts a second at a steady beat, whatever comes back;
//            idle= idlers=FILE                  : with so many connected beside them, who hear nothing of it
//            stalled=                           : with so many of the same room, who take nothing
//   acks     senders= seconds=                  : each sender posts as soon as its last one is acknowledged
//   idle     receivers=                         : connects, says how long it took, and stays until its input ends
//   storm    receivers= senders=                : the same; when the server goes it comes back as our client does, and
//            those senders of them who are back post meanwhile
//
// and way= (madang: on which the receivers listen; the senders speak by WebSocket), bytes= (of a text), accounts=FILE
// cursor= (madang; a token and a room a line), pid= (of the server; repeatable).
#include "tests/bench/load/measures.h"

#include <cstdio>
#include <cstdlib>

#include <sys/resource.h>

using namespace madang::bench;

int main(int argc, char **argv)
{
    if (argc < 4) {
        std::fprintf(stderr, "bench_load DIALECT PORT fanout|acks|idle|storm [key=value...]\n");
        return EXIT_FAILURE;
    }
    rlimit descriptors{};
    ::getrlimit(RLIMIT_NOFILE, &descriptors);
    descriptors.rlim_cur = descriptors.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &descriptors);
    const Order order = orderFrom(argc, argv);
    const auto spoken = dialect(order.dialect);
    if (!spoken || (order.dialect.name == "madang" && order.dialect.accounts.empty())) {
        std::fprintf(stderr, "an unknown dialect or way, or no accounts\n");
        return EXIT_FAILURE;
    }
    if (order.mode == "fanout")
        return fanout(order, *spoken);
    if (order.mode == "acks")
        return acks(order, *spoken);
    return order.mode == "storm" ? storm(order, *spoken) : idle(order, *spoken);
}
