// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/kit.h"
#include "kit/scope.h"

#include <QPushButton>

class QMenu;

namespace hatstand::ui::shell
{

/// Whose work the window shows: one client or all, and the way to a new one.
class ClientSwitcher final : public QPushButton
{
    Q_OBJECT
public:
    ClientSwitcher(const Kit &kit, Scope &scope, clients::ClientService &clients, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// The words on it.
    [[nodiscard]] QString shownName() const { return m_name; }

Q_SIGNALS:
    void addRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fillMenu();
    void refresh();
    [[nodiscard]] QIcon markIcon(const QString &letters, const QColor &colour) const;

    Kit m_kit;
    Scope &m_scope;
    clients::ClientService &m_clients;
    QMenu *m_menu;
    QString m_name;
    QString m_letters;
    QColor m_colour;
};

} // namespace hatstand::ui::shell
