// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/marks.h"

#include <QPainter>

namespace hatstand::ui
{

NetworkMark::NetworkMark(const Kit &kit, const QString &networkKey, const QString &networkName, MarkSize size,
                         MarkStyle style, QWidget *parent)
    : Painted(kit, QAccessible::Graphic, parent), m_size(size), m_style(style)
{
    setNetwork(networkKey, networkName);
}

void NetworkMark::setNetwork(const QString &networkKey, const QString &networkName)
{
    m_key = networkKey;
    setAccessibleName(networkName);
    setToolTip(networkName);
    update();
}

QSize NetworkMark::sizeHint() const
{
    const int side = networkMarkSide(theme(), m_size);
    return {side, side};
}

void NetworkMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintNetworkMark(painter, theme(), rect(), m_key, m_style);
}

ClientMark::ClientMark(const Kit &kit, const QString &clientName, const QColor &colour, MarkSize size,
                       QWidget *parent)
    : Painted(kit, QAccessible::Graphic, parent), m_size(size)
{
    setClient(clientName, colour);
}

void ClientMark::setClient(const QString &clientName, const QColor &colour)
{
    m_letters = initialsOf(clientName);
    m_colour = colour;
    setAccessibleName(clientName);
    setToolTip(clientName);
    update();
}

void ClientMark::setLetters(const QString &letters)
{
    m_letters = letters;
    update();
}

QSize ClientMark::sizeHint() const
{
    const int side = clientMarkSide(theme(), m_size);
    return {side, side};
}

void ClientMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintClientMark(painter, theme(), rect(), m_letters, m_colour.isValid() ? m_colour : theme().text2);
}

Avatar::Avatar(const Kit &kit, const QString &name, int diameter, QWidget *parent)
    : Painted(kit, QAccessible::Graphic, parent), m_name(name), m_diameter(diameter)
{
    setAccessibleName(name);
}

void Avatar::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    update();
}

void Avatar::setPicture(const QPixmap &picture)
{
    m_picture = picture;
    update();
}

QSize Avatar::sizeHint() const
{
    return {theme().px(m_diameter), theme().px(m_diameter)};
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAvatar(painter, theme(), rect(), m_name, m_picture);
}

} // namespace hatstand::ui
