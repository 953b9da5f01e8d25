// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/text/urls.h"

#include "ui/text/linebreak.h"

#include <algorithm>
#include <array>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{
constexpr std::array prefixes{"http://"_L1, "https://"_L1, "mailto:"_L1, "madang://"_L1};

bool isAsciiWord(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

// Not in an address, or only as its end.
bool endsAddress(QChar c, QChar before)
{
    static const QStringView forbidden = u"<>\"`|\\^{}\u3000\u300C\u300D\u201C\u201D\u2018\u2019";
    if (c.isSpace() || c.category() == QChar::Other_Control || forbidden.contains(c)) {
        return true;
    }
    // "http://lab.local/rota에": the particle begins where Hangul meets a Latin letter.
    return isHangul(c.unicode()) && isAsciiWord(before);
}

qsizetype withoutTail(QStringView address)
{
    static const QStringView punctuation = u".,;:!?'*_~\u2026\u3002\u3001";
    qsizetype length = address.size();
    while (length > 0) {
        const QChar last = address.at(length - 1);
        const QStringView kept = address.first(length);
        const bool lonelyBracket = (last == u')' && kept.count(u'(') < kept.count(u')')) ||
                                   (last == u']' && kept.count(u'[') < kept.count(u']'));
        if (!punctuation.contains(last) && !lonelyBracket) {
            break;
        }
        --length;
    }
    return length;
}
} // namespace

bool isOpenable(const QUrl &url)
{
    if (!url.isValid()) {
        return false;
    }
    const QString scheme = url.scheme();
    if (scheme == "mailto"_L1) {
        return url.path().contains(u'@');
    }
    return (scheme == "http"_L1 || scheme == "https"_L1 || scheme == "madang"_L1) && !url.host().isEmpty();
}

QList<UrlSpan> findUrls(QStringView text)
{
    QList<UrlSpan> found;
    qsizetype at = 0;
    while (at < text.size()) {
        const QStringView rest = text.sliced(at);
        const auto *prefix = std::find_if(prefixes.begin(), prefixes.end(), [rest](QLatin1StringView candidate) {
            return rest.startsWith(candidate, Qt::CaseInsensitive);
        });
        if (prefix == prefixes.end() || (at > 0 && isAsciiWord(text.at(at - 1)))) {
            ++at;
            continue;
        }
        qsizetype end = at + prefix->size();
        while (end < text.size() && !endsAddress(text.at(end), text.at(end - 1))) {
            ++end;
        }
        const qsizetype length = withoutTail(text.sliced(at, end - at));
        const QUrl url(text.sliced(at, length).toString(), QUrl::TolerantMode);
        if (length > prefix->size() && isOpenable(url)) {
            found.append({.start = at, .length = length, .url = url});
        }
        at += qMax(length, prefix->size());
    }
    return found;
}

} // namespace madang::ui
