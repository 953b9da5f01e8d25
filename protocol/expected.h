// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <type_traits>
#include <utility>
#include <variant>

namespace madang
{

/// The error side of an Expected, so that `return Unexpected(error)` says what it does.
template <typename E>
class Unexpected
{
public:
    explicit Unexpected(E error)
        : m_error(std::move(error))
    {
    }
    [[nodiscard]] const E &error() const & { return m_error; }
    [[nodiscard]] E &&error() && { return std::move(m_error); }

private:
    E m_error;
};

/// A value or the reason why there is none; the part of C++23's std::expected that we use, with its names.
/// (clang-tidy 14 cannot read libstdc++'s own.)
template <typename T, typename E>
class [[nodiscard]] Expected
{
    using Value = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

public:
    Expected() requires std::is_void_v<T> : m_state(std::in_place_index<0>) {}
    // NOLINTBEGIN(bugprone-forwarding-reference-overload): the requires clause keeps copies and moves away
    template <typename U = Value>
    requires(!std::is_void_v<T> && std::is_convertible_v<U &&, Value>) Expected(U &&value)
        : m_state(std::in_place_index<0>, std::forward<U>(value))
    {
    }
    // NOLINTEND(bugprone-forwarding-reference-overload)
    template <typename G>
    Expected(Unexpected<G> error)
        : m_state(std::in_place_index<1>, std::move(error).error())
    {
    }

    [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] const Value &value() const { return std::get<0>(m_state); }
    [[nodiscard]] Value &value() { return std::get<0>(m_state); }
    [[nodiscard]] const E &error() const { return std::get<1>(m_state); }
    const Value &operator*() const { return value(); }
    Value &operator*() { return value(); }
    const Value *operator->() const { return &value(); }
    Value *operator->() { return &value(); }

private:
    std::variant<Value, E> m_state;
};

/// Lambdas as one visitor for a std::variant.
template <typename... Lambdas>
struct overloaded : Lambdas... { // NOLINT(readability-identifier-naming): the field's name for it
    using Lambdas::operator()...;
};
template <typename... Lambdas>
overloaded(Lambdas...) -> overloaded<Lambdas...>;

} // namespace madang
