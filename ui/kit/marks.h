// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/painted.h"
#include "kit/painters.h"

#include <QPixmap>

namespace hatstand::ui
{

/// The two letters of a network. `networkName` is read by screen readers and shown as tooltip.
class NetworkMark final : public Painted
{
    Q_OBJECT
public:
    NetworkMark(const Kit &kit, const QString &networkKey, const QString &networkName,
                MarkSize size = MarkSize::Small, MarkStyle style = MarkStyle::Neutral,
                QWidget *parent = nullptr);
    void setNetwork(const QString &networkKey, const QString &networkName);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
    MarkSize m_size;
    MarkStyle m_style;
};

/// The square with a client's initials in its identity colour.
class ClientMark final : public Painted
{
    Q_OBJECT
public:
    ClientMark(const Kit &kit, const QString &clientName, const QColor &colour,
               MarkSize size = MarkSize::Small, QWidget *parent = nullptr);
    void setClient(const QString &clientName, const QColor &colour);
    /// Other words than initials, such as the number of clients for "All clients".
    void setLetters(const QString &letters);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_letters;
    QColor m_colour;
    MarkSize m_size;
};

/// A person's round picture, or initials on a tint.
class Avatar final : public Painted
{
    Q_OBJECT
public:
    /// `diameter` in design pixels: 20, 28, 40 or 64.
    Avatar(const Kit &kit, const QString &name, int diameter = 28, QWidget *parent = nullptr);
    void setName(const QString &name);
    void setPicture(const QPixmap &picture);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QPixmap m_picture;
    int m_diameter;
};

} // namespace hatstand::ui
