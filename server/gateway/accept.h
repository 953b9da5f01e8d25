// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayList>
#include <QByteArrayView>

#include <optional>
#include <span>

namespace madang::server
{

/// Which of the types that we have a request prefers (RFC 9110, 12.5.1), as the place in `types`, which stand in our
/// own order of preference; nothing where it wants none of them. `accepted` are the items of its Accept fields; none is
/// any. Of what it wants equally, what it names more exactly comes first: who lists a type and then anything, wants the
/// type.
[[nodiscard]] std::optional<size_t> preferred(const QByteArrayList &accepted, std::span<const QByteArrayView> types);

} // namespace madang::server
