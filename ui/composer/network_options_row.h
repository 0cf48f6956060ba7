// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/section_row.h"

#include <QHash>

class QVBoxLayout;

namespace hatstand::ui::composer
{

class NetworkForm;

/// What the network of the current tab lets a post say beside words and pictures.
class NetworkOptionsRow final : public SectionRow
{
    Q_OBJECT
public:
    NetworkOptionsRow(const Kit &kit, ComposerState &state, QWidget *parent = nullptr);

    /// To the field of an option of the current tab's network.
    void showField(const QString &key);

private:
    void refresh();

    ComposerState &m_state;
    QVBoxLayout *m_column;
    QHash<QString, NetworkForm *> m_forms; ///< by network, made when they are first shown
};

} // namespace hatstand::ui::composer
