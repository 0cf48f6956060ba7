// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/client_switcher.h"
#include "shell/status_pill.h"

#include <QFrame>

class QHBoxLayout;

namespace hatstand::ui::shell
{

/// The search field that opens the command palette: a button that looks like a field.
class SearchButton final : public QPushButton
{
    Q_OBJECT
public:
    explicit SearchButton(const Kit &kit, QWidget *parent = nullptr);
    /// The key that does the same, on a cap at the end.
    void setKey(const QString &key);
    [[nodiscard]] QString key() const { return m_key; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What stands in it at this width.
    [[nodiscard]] QString shownText() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// That these words and the key take.
    [[nodiscard]] int widthFor(const QString &words) const;

    Kit m_kit;
    QString m_key;
};

/// Client, search, what the outbox does, and the main button.
class TopBar final : public QFrame
{
    Q_OBJECT
public:
    TopBar(const Kit &kit, Scope &scope, clients::ClientService &clients, QWidget *parent = nullptr);

    [[nodiscard]] ClientSwitcher *switcher() const { return m_switcher; }
    [[nodiscard]] SearchButton *search() const { return m_search; }
    [[nodiscard]] StatusPill *pill() const { return m_pill; }
    [[nodiscard]] QPushButton *newPost() const { return m_newPost; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();
    Kit m_kit;
    QHBoxLayout *m_row;
    ClientSwitcher *m_switcher;
    SearchButton *m_search;
    StatusPill *m_pill;
    QPushButton *m_newPost;
};

} // namespace hatstand::ui::shell
