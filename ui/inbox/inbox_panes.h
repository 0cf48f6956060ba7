// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QWidget>

namespace hatstand::ui::inbox
{

/// The list and the conversation beside it. Where there is too little room for both, one of them stands
/// alone: the list, until a conversation is entered.
class InboxPanes final : public QWidget
{
    Q_OBJECT
public:
    /// Both are to be made as its children.
    InboxPanes(const Kit &kit, QWidget *parent = nullptr);
    void setWidgets(QWidget *list, QWidget *thread);

    [[nodiscard]] bool isSingle() const { return m_single; }
    [[nodiscard]] bool isThreadShown() const { return !m_single || m_threadInFront; }
    /// Which of them stands alone, while one does.
    void showThread(bool shown);

Q_SIGNALS:
    void arranged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    Kit m_kit;
    QWidget *m_list = nullptr;
    QWidget *m_thread = nullptr;
    bool m_single = false;
    bool m_threadInFront = false;
};

} // namespace hatstand::ui::inbox
