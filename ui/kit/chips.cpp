// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/chips.h"

#include <QPainter>

#include <algorithm>

namespace hatstand::ui
{

StatusChip::StatusChip(const Kit &kit, Status status, const QString &text, QWidget *parent)
    : Painted(kit, QAccessible::StaticText, parent), m_status(status)
{
    setStatus(status, text);
}

void StatusChip::setStatus(Status status, const QString &text)
{
    m_status = status;
    m_text = text;
    setAccessibleName(this->text());
    updateGeometry();
    update();
}

void StatusChip::setGlyph(Glyph glyph)
{
    m_glyph = glyph;
    update();
}

QString StatusChip::text() const
{
    return m_text.isEmpty() ? statusWord(m_status) : m_text;
}

ChipLook StatusChip::look() const
{
    ChipLook look = chipLook(theme(), m_status);
    if (m_glyph)
        look.glyph = m_glyph;
    return look;
}

QSize StatusChip::sizeHint() const
{
    return chipSize(theme(), look(), text());
}

void StatusChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, kit(), rect(), look(), text(), layoutDirection());
}

PlainChip::PlainChip(const Kit &kit, const QString &text, std::optional<Glyph> glyph, bool accent,
                     QWidget *parent)
    : Painted(kit, QAccessible::StaticText, parent), m_text(text), m_glyph(glyph), m_accent(accent)
{
    setAccessibleName(text);
}

void PlainChip::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

ChipLook PlainChip::look() const
{
    return m_accent ? accentChipLook(theme(), m_glyph) : plainChipLook(theme(), m_glyph);
}

QSize PlainChip::sizeHint() const
{
    return chipSize(theme(), look(), m_text);
}

void PlainChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, kit(), rect(), look(), m_text, layoutDirection());
}

ToggleChip::ToggleChip(const Kit &kit, const QString &text, QWidget *parent)
    : QCheckBox(text, parent), m_kit(kit)
{
    setProperty("focusRadius", size::radiusChip);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // The two states differ in weight and so in width.
    connect(this, &QCheckBox::toggled, this, [this] { updateGeometry(); });
}

ChipLook ToggleChip::look() const
{
    ChipLook look =
        isChecked() ? accentChipLook(m_kit.theme(), Glyph::Check) : plainChipLook(m_kit.theme(), Glyph::Plus);
    if (!isEnabled())
        look.text = m_kit.theme().text3;
    else if (underMouse() && !isChecked())
        look.fill = m_kit.theme().hover;
    return look;
}

QSize ToggleChip::sizeHint() const
{
    const QSize chip = chipSize(m_kit.theme(), look(), text());
    return {chip.width(), std::max(m_kit.px(size::minimumTarget), chip.height())};
}

void ToggleChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, m_kit, rect(), look(), text(), layoutDirection());
}

KeyCap::KeyCap(const Kit &kit, const QString &key, QWidget *parent)
    : Painted(kit, QAccessible::StaticText, parent)
{
    setKey(key);
}

void KeyCap::setKey(const QString &key)
{
    m_key = key;
    setAccessibleName(key);
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const
{
    return keyCapSize(theme(), m_key);
}

void KeyCap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintKeyCap(painter, theme(), rect(), m_key);
}

} // namespace hatstand::ui
