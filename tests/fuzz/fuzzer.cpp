// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// The way in for libFuzzer, which has the main function. FUZZ_TARGET says what is tried.
#include "tests/fuzz/targets.h"

#include <cstdint>
#include <cstdlib>

namespace
{

const madang::fuzz::Target &chosen()
{
    const char *const name = std::getenv("FUZZ_TARGET"); // NOLINT(concurrency-mt-unsafe): before anything runs
    for (const auto &target : madang::fuzz::targets)
        if (target.name == QByteArrayView(name))
            return target;
    madang::fuzz::demand(false, "FUZZ_TARGET names a target");
    return madang::fuzz::targets.front();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const madang::fuzz::Target &target = chosen();
    target.run(QByteArrayView(data, static_cast<qsizetype>(size)));
    return 0;
}
