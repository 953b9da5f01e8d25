// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace madang::client
{

using std::chrono::milliseconds;

/// Rings once, some time after it was set. Setting it again forgets what it was set to; destroying it too.
class Alarm
{
public:
    virtual ~Alarm() = default;

    virtual void set(milliseconds in, std::function<void()> ring) = 0;
    virtual void cancel() = 0;
};

/// Where alarms come from, so that a test can turn the hands of the clock itself.
class Alarms
{
public:
    virtual ~Alarms() = default;

    [[nodiscard]] virtual std::unique_ptr<Alarm> make() = 0;
};

/// Alarms of the event loop of the thread that makes them.
class SystemAlarms final : public Alarms
{
public:
    [[nodiscard]] std::unique_ptr<Alarm> make() override;
};

} // namespace madang::client
