// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/inspector.h"
#include "kit/kit.h"

#include <QAbstractButton>
#include <QFrame>

class QButtonGroup;
class QLabel;
class QPushButton;

namespace hatstand::ui
{
class FlowLayout;
}

namespace hatstand::ui::composer
{

/// One tab: the network's mark, its name, a dot for own text, a sign for problems.
class VersionTab final : public QAbstractButton
{
    Q_OBJECT
public:
    /// A null account: the tab of all.
    VersionTab(const Kit &kit, const clients::AccountId &account, QWidget *parent = nullptr);
    [[nodiscard]] const clients::AccountId &account() const { return m_account; }
    void show(const QString &name, const QString &networkKey, bool own, std::optional<plan::Severity> worst,
              int problems);
    [[nodiscard]] bool isOwn() const { return m_own; }
    [[nodiscard]] std::optional<plan::Severity> worst() const { return m_worst; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int wantedWidth() const;
    Kit m_kit;
    clients::AccountId m_account;
    QString m_network;
    bool m_own = false;
    std::optional<plan::Severity> m_worst;
};

/// "All" and one tab for each account; at the end the choice of accounts.
class VersionTabs final : public QFrame
{
    Q_OBJECT
public:
    VersionTabs(const Kit &kit, ComposerState &state, const Inspector &inspector, QWidget *parent = nullptr);

    /// Opens the choice of accounts.
    void chooseAccounts();
    [[nodiscard]] QPushButton *accountsButton() const { return m_add; }

Q_SIGNALS:
    /// There is no account to choose yet.
    void connectAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void refresh();

    Kit m_kit;
    ComposerState &m_state;
    const Inspector &m_inspector;
    FlowLayout *m_flow;
    QButtonGroup *m_group;
    QList<VersionTab *> m_tabs;
    QPushButton *m_add;
    QPushButton *m_common;
};

} // namespace hatstand::ui::composer
