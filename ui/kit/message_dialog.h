// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/dialog.h"

#include <QCheckBox>
#include <QColor>
#include <QStringList>

#include <vector>

namespace hatstand::ui
{

/// A row in a question: "14:30 [NW] Cargo bike demo day by hand [Ig][Bs]". What is empty is left out.
struct DialogRow
{
    QString lead;
    QString clientName;
    QString clientInitials; ///< those that were chosen for the client
    QColor clientColour;
    QString text;
    QStringList networkKeys;
    QString note = {}; ///< after the text; never cut, the text gives way
};

/// A question with named answers.
struct Question
{
    QString title;
    QString text;
    QList<DialogRow> rows = {};
    QString checkBox = {}; ///< "Always keep running…"; empty for none
    bool checked = false;
    QList<DialogAction> actions = {}; ///< in reading order; the main one last
};

/// `action` is empty when the question was closed without an answer.
struct Answer
{
    QString action;
    bool checked = false;
};

class MessageDialog final : public Dialog
{
    Q_OBJECT
public:
    MessageDialog(const Kit &kit, const Question &question, QWidget *parent);
    [[nodiscard]] Answer result() const;

private:
    QCheckBox *m_check = nullptr;
};

} // namespace hatstand::ui
