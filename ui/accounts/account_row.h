// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account_facts.h"
#include "kit/kit.h"

#include <QWidget>

class QPushButton;

namespace hatstand::ui::accounts
{

/// One account: mark, handle, health, what works, a remark, and the buttons. Painted as one widget, because a
/// workspace may have hundreds of them; only the buttons are widgets.
class AccountRow final : public QWidget
{
    Q_OBJECT
public:
    AccountRow(const Kit &kit, const AccountFacts &facts, QWidget *parent = nullptr);

    void setFacts(const AccountFacts &facts);
    [[nodiscard]] const AccountFacts &facts() const { return m_facts; }
    /// The network is being asked: said in place of the remark.
    void setChecking(bool checking);
    /// Filled in the accent colour: only one of a page is.
    void setMainAction(bool main);
    /// Tinted, because somebody came here for this account.
    void setChosen(bool chosen);
    void setLined(bool lined);
    /// Where the keyboard is in this row.
    void focusRow();
    [[nodiscard]] QPushButton *menuButton() const { return m_menu; }
    [[nodiscard]] QPushButton *actionButton() const { return m_action; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionTriggered(const hatstand::clients::AccountId &id);
    void menuRequested(const hatstand::clients::AccountId &id, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Columns
    {
        QRect mark, handle, chip, abilities, remark;
    };
    [[nodiscard]] Columns columns() const;
    [[nodiscard]] QString shownRemark() const;
    void showFacts();
    void placeButtons();

    Kit m_kit;
    AccountFacts m_facts;
    QPushButton *m_action;
    QPushButton *m_menu;
    bool m_checking = false;
    bool m_chosen = false;
    bool m_lined = true;
};

} // namespace hatstand::ui::accounts
