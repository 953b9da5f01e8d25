// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/order.h"

#include <fstream>

namespace madang::bench
{

namespace
{

std::vector<Account> accountsIn(const std::string &path)
{
    std::vector<Account> accounts;
    std::ifstream file(path);
    for (Account account; file >> account.token >> account.room;)
        accounts.push_back(account);
    return accounts;
}

} // namespace

Order orderFrom(int argc, char **argv)
{
    Order order;
    order.dialect.name = argv[1];
    order.port = static_cast<uint16_t>(std::stoi(argv[2]));
    order.mode = argv[3];
    for (int i = 4; i < argc; ++i) {
        const std::string word = argv[i];
        const size_t cut = word.find('=');
        const std::string key = word.substr(0, cut);
        const std::string value = word.substr(cut + 1);
        if (key == "receivers")
            order.receivers = std::stoul(value);
        else if (key == "senders")
            order.senders = std::stoul(value);
        else if (key == "rate")
            order.rate = std::stod(value);
        else if (key == "seconds")
            order.seconds = std::stod(value);
        else if (key == "bytes")
            order.bytes = std::stoul(value);
        else if (key == "pid")
            order.processes.push_back(std::stoi(value));
        else if (key == "cursor")
            order.dialect.cursor = value;
        else if (key == "way")
            order.dialect.way = value;
        else if (key == "stalled")
            order.stalled = std::stoul(value);
        else if (key == "idle")
            order.idle = std::stoul(value);
        else if (key == "accounts")
            order.dialect.accounts = accountsIn(value);
        else if (key == "idlers")
            order.idlers = accountsIn(value);
    }
    return order;
}

} // namespace madang::bench
