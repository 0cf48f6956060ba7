// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/client_choice.h"

#include "clients/client_service.h"
#include "composer/plain_label.h"
#include "kit/painters.h"

#include <QMenu>
#include <QPainter>

namespace hatstand::ui::composer
{

namespace
{
constexpr int buttonHeight = 28;
constexpr int edge = 4;
constexpr int gap = 6;
constexpr int arrowSide = 12;
constexpr int widestName = 150;
} // namespace

ClientChoice::ClientChoice(const Kit &kit, const ComposerState &state, const clients::ClientService &clients,
                           QWidget *parent)
    : QAbstractButton(parent), m_kit(kit), m_state(state), m_clients(clients)
{
    setObjectName(QStringLiteral("postClient"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, &ClientChoice::openMenu);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Status | Part::Time))
            refresh();
    });
    refresh();
}

void ClientChoice::refresh()
{
    m_changeable = m_state.post().status <= plan::PostStatus::NeedsApproval && m_clients.clients().size() > 1;
    setAccessibleName(tr("Client: %1").arg(m_state.client().name));
    setToolTip(m_changeable ? tr("%1: choose another client").arg(m_state.client().name)
                            : m_state.client().name);
    setFocusPolicy(m_changeable ? Qt::StrongFocus : Qt::NoFocus);
    updateGeometry();
    update();
}

void ClientChoice::setNameShown(bool shown)
{
    if (m_nameShown == shown)
        return;
    m_nameShown = shown;
    updateGeometry();
    update();
}

QString ClientChoice::shownName() const
{
    if (!m_changeable || !m_nameShown)
        return {};
    return QFontMetrics(m_kit.font(TypeRole::Name))
        .elidedText(m_state.client().name, Qt::ElideRight, m_kit.px(widestName));
}

QSize ClientChoice::sizeHint() const
{
    int width = clientMarkSide(m_kit.theme(), MarkSize::Small) + 2 * m_kit.px(edge);
    if (const QString name = shownName(); !name.isEmpty())
        width += m_kit.px(gap) + QFontMetrics(m_kit.font(TypeRole::Name)).horizontalAdvance(name) + 1;
    if (m_changeable)
        width += m_kit.px(edge) + m_kit.px(arrowSide);
    return {std::max(width, m_kit.px(size::minimumTarget)), m_kit.px(buttonHeight)};
}

void ClientChoice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    if (m_changeable && (underMouse() || isDown())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDown() ? theme.accentTint2 : theme.hover);
        painter.drawRoundedRect(rect(), m_kit.px(size::radiusControl), m_kit.px(size::radiusControl));
    }
    const auto place = [this](const QRect &part) { return mirrored(part, rect(), layoutDirection()); };
    const int side = clientMarkSide(theme, MarkSize::Small);
    int at = m_kit.px(edge);
    paintClientMark(painter, theme, place({at, (height() - side) / 2, side, side}), m_state.client().initials,
                    QColor(m_state.client().colour));
    at += side;
    if (const QString name = shownName(); !name.isEmpty()) {
        painter.setFont(m_kit.font(TypeRole::Name));
        painter.setPen(theme.text2);
        at += m_kit.px(gap);
        const int width = painter.fontMetrics().horizontalAdvance(name) + 1;
        painter.drawText(place({at, 0, width, height()}), Qt::AlignCenter | Qt::TextSingleLine, name);
        at += width;
    }
    if (m_changeable) {
        const int arrow = m_kit.px(arrowSide);
        m_kit.icons.paint(painter, place({at + m_kit.px(edge), (height() - arrow) / 2, arrow, arrow}),
                          Glyph::Down, theme.text3);
    }
}

void ClientChoice::openMenu()
{
    if (!m_changeable)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("postClientMenu"));
    menu->setAccessibleName(tr("Clients"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const clients::Client &client : m_clients.clients()) {
        QAction *action =
            menu->addAction(plainLabel(client.name), this, [this, id = client.id] { Q_EMIT chosen(id); });
        action->setCheckable(true);
        action->setChecked(client.id == m_state.post().clientId);
    }
    menu->popup(mapToGlobal(QPoint(0, height())));
}

} // namespace hatstand::ui::composer
