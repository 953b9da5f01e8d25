// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QStringView>
#include <QUrl>

namespace madang::ui
{

/// A place in a text that leads somewhere.
struct UrlSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl url;

    friend bool operator==(const UrlSpan &, const UrlSpan &) = default;
};

/// The addresses in a text: http, https, mailto and madang, nothing else. Punctuation at the end and a Korean particle
/// that follows without a space do not belong to them.
[[nodiscard]] QList<UrlSpan> findUrls(QStringView text);
/// Whether we would ever open it: one of the four schemes, with somewhere to go.
[[nodiscard]] bool isOpenable(const QUrl &url);

} // namespace madang::ui
