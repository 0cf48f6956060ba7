// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/message_dialog.h"

#include "kit/labels.h"
#include "kit/marks.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui
{

namespace
{

constexpr int dialogWidth = 480;
constexpr int rowHeight = 40;
constexpr int rowsWithoutScrolling = 6;

QWidget *makeRow(const Kit &kit, const DialogRow &row, bool last)
{
    auto *line = new QFrame;
    if (!last)
        line->setProperty("edge", QStringLiteral("bottom"));
    line->setFixedHeight(kit.px(rowHeight));
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(kit.px(12), 0, kit.px(12), 0);
    layout->setSpacing(kit.px(8));
    if (!row.lead.isEmpty()) {
        auto *lead = makeLabel(row.lead, TypeRole::Strong);
        lead->setMinimumWidth(kit.px(44));
        layout->addWidget(lead);
    }
    if (!row.clientName.isEmpty()) {
        auto *mark = new ClientMark(kit, row.clientName, row.clientColour);
        mark->setLetters(row.clientInitials);
        layout->addWidget(mark);
    }
    layout->addWidget(new ElidedLabel(row.text));
    if (!row.note.isEmpty())
        layout->addWidget(makeLabel(row.note, TypeRole::Body, Ink::Text3));
    layout->addStretch(1);
    auto *marks = new QHBoxLayout;
    marks->setSpacing(kit.px(4));
    for (const QString &key : row.networkKeys)
        marks->addWidget(new NetworkMark(kit, key, key));
    layout->addLayout(marks);
    return line;
}

} // namespace

MessageDialog::MessageDialog(const Kit &kit, const Question &question, QWidget *parent)
    : Dialog(kit, question.title, dialogWidth, parent)
{
    setObjectName(QStringLiteral("messageDialog"));
    setText(question.text);
    if (!question.rows.isEmpty()) {
        auto *list = new QFrame;
        list->setObjectName(QStringLiteral("messageRows"));
        auto *rows = new QVBoxLayout(list);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(0);
        for (qsizetype i = 0; i < question.rows.size(); ++i)
            rows->addWidget(makeRow(kit, question.rows.at(i), i == question.rows.size() - 1));
        auto *frame = new QFrame;
        frame->setProperty("edge", QStringLiteral("all"));
        auto *frameLayout = new QVBoxLayout(frame);
        frameLayout->setContentsMargins(0, 0, 0, 0); // within the edge of the style sheet
        if (question.rows.size() > rowsWithoutScrolling) {
            auto *scroll = new QScrollArea;
            scroll->setWidgetResizable(true);
            scroll->setWidget(list);
            scroll->setAccessibleName(question.title);
            scroll->setFixedHeight(kit.px(rowHeight) * rowsWithoutScrolling + kit.px(rowHeight) / 2);
            list->setProperty("surface", QStringLiteral("none"));
            frameLayout->addWidget(scroll);
        } else {
            frameLayout->addWidget(list);
        }
        body()->addWidget(frame);
    }
    if (!question.checkBox.isEmpty()) {
        m_check = new QCheckBox(question.checkBox);
        m_check->setObjectName(QStringLiteral("messageCheck"));
        m_check->setChecked(question.checked);
        body()->addWidget(m_check);
    }
    for (const DialogAction &action : question.actions)
        addButton(action);
}

Answer MessageDialog::result() const
{
    return {answer(), m_check && m_check->isChecked()};
}

} // namespace hatstand::ui
