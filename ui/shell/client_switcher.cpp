// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/client_switcher.h"

#include "kit/menus.h"
#include "kit/painters.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionFocusRect>

#include <algorithm>

namespace hatstand::ui::shell
{

ClientSwitcher::ClientSwitcher(const Kit &kit, Scope &scope, clients::ClientService &clients, QWidget *parent)
    : QPushButton(parent), m_kit(kit), m_scope(scope), m_clients(clients), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("clientSwitcher"));
    setSizePolicy(QSizePolicy::Preferred,
                  QSizePolicy::Fixed); // in a narrow window it gives way to the search
    m_menu->setObjectName(QStringLiteral("clientMenu"));
    m_menu->setAccessibleName(tr("Clients"));
    connect(this, &QPushButton::clicked, this, [this] {
        fillMenu();
        m_menu->setMinimumWidth(width());
        m_menu->popup(mapToGlobal(
            QPoint(isRightToLeft() ? width() - m_menu->sizeHint().width() : 0, height() + m_kit.px(4))));
    });
    connect(&scope, &Scope::changed, this, &ClientSwitcher::refresh);
    connect(&clients, &clients::ClientService::changed, this, &ClientSwitcher::refresh);
    refresh();
}

void ClientSwitcher::refresh()
{
    const auto &all = m_clients.clients();
    if (m_scope.client()) {
        const auto client = m_clients.client(*m_scope.client());
        if (!client || client->archivedAt) {
            // Its client has gone: the window goes back to all of them.
            m_scope.setClient(std::nullopt);
            return;
        }
        m_name = client->name;
        m_letters = client->initials;
        m_colour = QColor(client->colour);
    } else {
        m_name = tr("All clients");
        m_letters = locale().toString(static_cast<int>(all.size()));
        m_colour = QColor();
    }
    setAccessibleName(tr("Client: %1").arg(m_name));
    setToolTip(tr("Switch client"));
    updateGeometry();
    update();
}

QIcon ClientSwitcher::markIcon(const QString &letters, const QColor &colour) const
{
    const qreal ratio = devicePixelRatioF();
    const int side = clientMarkSide(m_kit.theme(), MarkSize::Small);
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintClientMark(painter, m_kit.theme(), QRect(0, 0, side, side), letters, colour);
    return QIcon(pixmap);
}

void ClientSwitcher::fillMenu()
{
    m_menu->clear();
    auto *group = new QActionGroup(m_menu);
    const auto add = [&](const QString &name, const QIcon &icon, const std::optional<clients::ClientId> &id) {
        QAction *action = m_menu->addAction(icon, menuText(name));
        action->setIconVisibleInMenu(true);
        if (m_scope.client() == id)
            m_menu->setDefaultAction(action);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id] { m_scope.setClient(id); });
    };
    const auto &all = m_clients.clients();
    add(tr("All clients"), markIcon(locale().toString(static_cast<int>(all.size())), m_kit.theme().text2),
        std::nullopt);
    m_menu->addSeparator();
    for (const clients::Client &client : all)
        add(client.name, markIcon(client.initials, QColor(client.colour)), client.id);
    m_menu->addSeparator();
    QAction *another = m_menu->addAction(m_kit.icon(Glyph::Plus), tr("Add client…"));
    another->setIconVisibleInMenu(true);
    another->setObjectName(QStringLiteral("addClientAction"));
    connect(another, &QAction::triggered, this, &ClientSwitcher::addRequested);
}

QSize ClientSwitcher::sizeHint() const
{
    return {m_kit.px(210), m_kit.px(36)};
}

QSize ClientSwitcher::minimumSizeHint() const
{
    // Mark, name and arrow with the gaps of paintEvent; a long name is cut.
    const int name = QFontMetrics(m_kit.theme().fontFor(TypeRole::Strong)).horizontalAdvance(m_name) + 1;
    const int others = clientMarkSide(m_kit.theme(), MarkSize::Medium) + m_kit.px(6 + 8 + 6 + 14 + 10);
    return {std::clamp(name + others, m_kit.px(112), m_kit.px(150)), m_kit.px(36)};
}

void ClientSwitcher::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = m_kit.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line2);
    painter.setBrush(isDown() ? theme.accentTint2 : underMouse() ? theme.hover : theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(size::radiusControl),
                            theme.px(size::radiusControl));
    const auto place = [this](const QRect &part) { return mirrored(part, rect(), layoutDirection()); };
    const int side = clientMarkSide(theme, MarkSize::Medium);
    const QRect mark(theme.px(6), (height() - side) / 2, side, side);
    paintClientMark(painter, theme, place(mark), m_letters, m_colour.isValid() ? m_colour : theme.text2);
    const int arrow = theme.px(14);
    const QRect down(width() - theme.px(10) - arrow, (height() - arrow) / 2, arrow, arrow);
    m_kit.icons.paint(painter, place(down), Glyph::Down, theme.text3);
    painter.setFont(theme.fontFor(TypeRole::Strong));
    painter.setPen(theme.text);
    const int left = mark.right() + 1 + theme.px(8);
    paintElided(painter, place({left, 0, down.left() - theme.px(6) - left, height()}), m_name,
                layoutDirection());
}

} // namespace hatstand::ui::shell
