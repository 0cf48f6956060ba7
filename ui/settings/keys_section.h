// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/dialog.h"
#include "kit/page_context.h"
#include "settings/section.h"

class QKeySequenceEdit;

namespace hatstand::ui::settings
{

/// Asks for a new key of one action and says who has it already.
class KeyDialog final : public Dialog
{
    Q_OBJECT
public:
    KeyDialog(const Kit &kit, const ActionRegistry &actions, QString actionId, const QString &text,
              QWidget *parent);

Q_SIGNALS:
    void chosen(const QKeySequence &keys);

private:
    void showConflicts(const QKeySequence &keys);
    const ActionRegistry &m_actions;
    QString m_actionId;
    QKeySequenceEdit *m_edit;
    QLabel *m_remark;
    QPushButton *m_use;
};

/// Every action of the window and of all its pages, with its keys; each can be changed and given back.
class KeysSection final : public Section
{
    Q_OBJECT
public:
    [[nodiscard]] static SectionName name();
    KeysSection(const PageContext &context, QWidget *parent);
    void refresh() override;

private:
    void addActionRow(Card *card, const ActionRegistry::Entry &entry);
    void change(const QString &actionId);
    void reset(const QString &actionId);

    PageContext m_context;
    std::vector<Card *> m_groups;
    std::vector<QWidget *> m_rows;
};

} // namespace hatstand::ui::settings
