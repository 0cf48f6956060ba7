// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "composer/composer_state.h"
#include "composer/section_row.h"

#include <QByteArray>
#include <QFont>
#include <QString>

#include <tuple>
#include <utility>

class QDateEdit;
class QLabel;
class QPushButton;
class QTimeEdit;

namespace hatstand::ui
{
class ChoiceBox;
class GlyphLabel;
} // namespace hatstand::ui

namespace hatstand::ui::composer
{

/// When the post goes out: day, time and zone, with what that is elsewhere.
class WhenRow final : public SectionRow
{
    Q_OBJECT
public:
    WhenRow(const Kit &kit, ComposerState &state, const Clock &clock, QWidget *parent = nullptr);

    /// To the field for the time; sets a time first when there is none.
    void chooseTime();
    /// The remarks depend on now.
    void refresh();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A remark under the fields, behind its sign.
    struct Note
    {
        QWidget *row;
        GlyphLabel *sign;
        QLabel *words;
    };
    [[nodiscard]] Note makeNote(Glyph glyph, const char *objectName);
    /// Without words it is not there.
    static void say(const Note &note, const QString &words);
    void build();
    /// Makes the fields as wide as the design has them, or as their words need.
    void measureFields();
    void fillZones();
    void takeFields();
    /// Who sends it, and whether this computer must be on for that.
    void refreshSenders();

    ComposerState &m_state;
    const Clock &m_clock;
    QWidget *m_fields;
    QWidget *m_none;
    QPushButton *m_choose;
    QDateEdit *m_date;
    QTimeEdit *m_time;
    ChoiceBox *m_zone;
    QPushButton *m_clear;
    Note m_remark; ///< the time elsewhere, or that the clocks change
    Note m_holder; ///< what the person posts
    Note m_needs;  ///< whether this computer must be on
    QString m_dayFormat;
    QString m_timeFormat;
    bool m_showing = false;
    bool m_measures = false;
    /// The fonts of both fields for which their longest words were measured.
    std::pair<QFont, QFont> m_measuredFor;
    int m_dayWords = 0;
    int m_timeWords = 0;
    /// Client's name and zone, and this computer's: what the zones' names were made of.
    std::tuple<QString, QByteArray, QByteArray> m_filledFor;
};

} // namespace hatstand::ui::composer
