// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/section_row.h"

#include <QStringList>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace hatstand::ui::composer
{

/// What Bluesky lets a post choose: who may answer, and its languages. There on the tab of a Bluesky account.
class OptionsRow final : public SectionRow
{
    Q_OBJECT
public:
    OptionsRow(const Kit &kit, ComposerState &state, QWidget *parent = nullptr);

    /// To the field for the languages.
    void showLanguages();

private:
    void refresh();
    void take();
    /// The languages as they stand in the field.
    [[nodiscard]] QStringList written() const;

    ComposerState &m_state;
    QComboBox *m_reply;
    QCheckBox *m_mentioned;
    QCheckBox *m_following;
    QLineEdit *m_languages;
    bool m_writing = false;
};

} // namespace hatstand::ui::composer
