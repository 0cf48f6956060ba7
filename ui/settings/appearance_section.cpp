// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearance_section.h"

#include "kit/client_choices.h"
#include "kit/segmented_control.h"
#include "kit/switch.h"

#include <QComboBox>
#include <QSignalBlocker>

#include <array>
#include <cmath>

namespace hatstand::ui::settings
{

namespace
{
constexpr std::array percents{100, 110, 125, 150, 175, 200};
} // namespace

SectionName AppearanceSection::name()
{
    return {QStringLiteral("appearance"), tr("Appearance"), Glyph::Moon};
}

AppearanceSection::AppearanceSection(const PageContext &context, QWidget *parent)
    : Section(context.kit, name(), parent)
    , m_context(context)
    , m_theme(new SegmentedControl(context.kit, tr("Theme"), this))
    , m_textSize(makeChoice(this, QStringLiteral("textSize")))
    , m_movement(new Switch(context.kit, tr("Movement"), this))
{
    m_theme->setObjectName(QStringLiteral("theme"));
    m_theme->addSegment(tr("As the computer"));
    m_theme->addSegment(tr("Light"));
    m_theme->addSegment(tr("Dark"));
    m_movement->setObjectName(QStringLiteral("movement"));
    for (const int percent : percents)
        m_textSize->addItem(tr("%1 %").arg(percent), percent);
    Card *card = addCard(tr("Appearance"));
    addRow(card, tr("Theme"), tr("Strong contrast follows the computer by itself"), m_theme,
           tr("light dark night colours"));
    addRow(card, tr("Size of the text"), tr("On top of the computer's own size"), m_textSize,
           tr("zoom bigger font scale"));
    addRow(card, tr("Movement"), tr("Drawers and bars slide in. Off where the computer asks for less"),
           m_movement, tr("animation motion"));

    connect(m_theme, &SegmentedControl::currentChanged, this,
            [this](int index) { m_context.preferences.setTheme(static_cast<Preferences::Theme>(index)); });
    connect(m_textSize, &QComboBox::activated, this,
            [this] { m_context.preferences.setTextScale(m_textSize->currentData().toInt() / 100.0); });
    connect(m_movement, &QCheckBox::toggled, this,
            [this](bool on) { m_context.preferences.setMovement(on); });
    connect(&m_context.preferences, &Preferences::changed, this, &AppearanceSection::refresh);
    refresh();
}

void AppearanceSection::refresh()
{
    const QSignalBlocker quietTheme(m_theme);
    const QSignalBlocker quietMovement(m_movement);
    m_theme->setCurrentIndex(static_cast<int>(m_context.preferences.theme()));
    m_movement->setChecked(m_context.preferences.movement());
    const int percent = static_cast<int>(std::lround(m_context.preferences.textScale() * 100));
    int at = m_textSize->findData(percent);
    if (at < 0) {
        // Set by hand in the file.
        m_textSize->addItem(tr("%1 %").arg(percent), percent);
        at = m_textSize->count() - 1;
    }
    m_textSize->setCurrentIndex(at);
}

} // namespace hatstand::ui::settings
