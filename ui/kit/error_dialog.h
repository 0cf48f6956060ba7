// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "kit/dialog.h"

class QPlainTextEdit;

namespace hatstand::ui
{

/// What an error dialog tells; only for when work is at risk. Else the place itself says what failed.
struct ErrorReport
{
    Error error;         ///< what → title, why → text, remedy → text, detail → folded away
    QString safe = {};   ///< "Nothing is lost.": a first sentence in bold, then the rest
    QString onHold = {}; ///< "Sending is on hold for this client. …"; empty when nothing is
    QList<DialogAction> remedies = {}; ///< the main one last; without any, one "Close"
};

class ErrorDialog final : public Dialog
{
    Q_OBJECT
public:
    ErrorDialog(const Kit &kit, const ErrorReport &report, QWidget *parent);
    /// The technical text as Copy puts it into the clipboard, with the program's version.
    [[nodiscard]] QString details() const { return m_details; }

private:
    void addRemark(Glyph glyph, Ink ink, const QString &text);
    void addDetails();
    QString m_details;
};

} // namespace hatstand::ui
