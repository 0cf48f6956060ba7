// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/network_fields.h"
#include "kit/kit.h"

#include <QWidget>

class QGridLayout;
class QPushButton;

namespace hatstand::ui::composer
{

/// The fields of one network, for the account of the current tab. What is rare is behind "More for …".
class NetworkForm final : public QWidget
{
    Q_OBJECT
public:
    NetworkForm(const Kit &kit, ComposerState &state, const networks::NetworkKey &network,
                const QString &networkName, QWidget *parent = nullptr);
    /// Shows what the account has. Opens what is rare when something of it is set.
    void refresh();
    /// Brings the keyboard to the field of that option.
    void showField(const QString &key);

private:
    struct Line
    {
        NetworkField field;
        QWidget *label = nullptr; ///< null: the editor says it
        QWidget *editor = nullptr;
    };
    void add(const NetworkField &field);
    [[nodiscard]] QWidget *makeEditor(const NetworkField &field);
    [[nodiscard]] static QJsonValue valueOf(const Line &line);
    static void show(const Line &line, const QJsonValue &value);
    void take(const QString &key);
    void setOpen(bool open);

    Kit m_kit;
    ComposerState &m_state;
    QString m_networkName;
    QGridLayout *m_grid;
    QPushButton *m_more;
    std::vector<Line> m_lines;
    bool m_open = false;
    clients::AccountId m_account; ///< that was shown last
};

} // namespace hatstand::ui::composer
