// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/action_registry.h"
#include "kit/kit.h"

#include <QFrame>

class QBoxLayout;
class QPushButton;

namespace hatstand::ui
{
class ElidedLabel;
class KeyCap;
class NetworkMark;
} // namespace hatstand::ui

namespace hatstand::ui::inbox
{

/// What the conversation is, and what can be done with it as a whole.
class ThreadHead final : public QFrame
{
    Q_OBJECT
public:
    ThreadHead(const Kit &kit, ActionRegistry &actions, QWidget *parent = nullptr);

    struct Shown
    {
        QString title;
        QString where; ///< client, network, when
        QString network;
        QString networkName;
        QString assignedTo; ///< empty: nobody
        bool isOpen = true; ///< else it can be taken up again
    };
    void show(const Shown &shown);
    /// While the list is out of sight.
    void setBackShown(bool shown);
    [[nodiscard]] QPushButton *assignButton() const { return m_assign; }
    [[nodiscard]] QPushButton *laterButton() const { return m_later; }
    [[nodiscard]] QPushButton *doneButton() const { return m_done; }
    [[nodiscard]] QPushButton *moreButton() const { return m_more; }

Q_SIGNALS:
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void measure();
    void fit();
    Kit m_kit;
    QBoxLayout *m_lines;
    QWidget *m_what;
    QWidget *m_buttons;
    QPushButton *m_back;
    NetworkMark *m_mark;
    ElidedLabel *m_title;
    ElidedLabel *m_where;
    QPushButton *m_assign;
    QPushButton *m_later;
    QPushButton *m_done;
    KeyCap *m_doneKey;
    QPushButton *m_more;
    QString m_doneWords;
};

} // namespace hatstand::ui::inbox
