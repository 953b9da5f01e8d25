// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/error.h"
#include "protocol/expected.h"
#include "ui/dialogs/sheet.h"
#include "ui/main/refusals.h"

#include <QPointer>

#include <functional>
#include <utility>

/// Between a dialog and the server's answer.
namespace madang::ui::asking
{

/// Shows a dialog; it is deleted when it is closed.
inline void open(Sheet *sheet)
{
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

/// For the answer to come: closes the sheet on success and shows the refusal otherwise; `then` runs on success.
template <typename T>
auto closing(Sheet *sheet, std::function<void(const T &)> then = {})
{
    sheet->setBusy(Sheet::Busy::Yes);
    return [sheet = QPointer<Sheet>(sheet), then = std::move(then)](const Expected<T, Error> &answer) {
        if (answer && then)
            then(*answer);
        if (sheet.isNull())
            return;
        if (answer)
            sheet->close();
        else
            sheet->setError(Refusals::sentence(answer.error().code));
    };
}

} // namespace madang::ui::asking
