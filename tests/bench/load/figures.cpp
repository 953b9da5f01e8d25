// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/figures.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <unistd.h>

namespace madang::bench
{

uint32_t percentile(std::vector<uint32_t> &values, double share)
{
    if (values.empty())
        return 0;
    const auto place = static_cast<size_t>(share * static_cast<double>(values.size() - 1));
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

double processorSeconds(const std::vector<int> &processes)
{
    double ticks = 0;
    for (const int process : processes) {
        std::ifstream file("/proc/" + std::to_string(process) + "/stat");
        std::string line;
        std::getline(file, line);
        std::istringstream fields(line.substr(std::min(line.size(), line.rfind(')') + 1)));
        std::string field;
        for (int i = 0; i < 11; ++i)
            fields >> field; // state to cmajflt
        double user = 0;
        double system = 0;
        fields >> user >> system;
        ticks += user + system;
    }
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace madang::bench
