// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/dialogs.h"

#include "kit/fields.h"

#include <QCoro/QCoroFuture>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPromise>
#include <QVBoxLayout>

#include <memory>
#include <utility>

namespace hatstand::ui
{

namespace
{

constexpr int textDialogWidth = 440;

/// An answer that comes later, or not at all when the one asked dies first.
template <class T>
class Later
{
public:
    Later() : m_promise(std::make_shared<QPromise<T>>()) { m_promise->start(); }
    [[nodiscard]] QFuture<T> future() const { return m_promise->future(); }
    /// The first answer counts.
    void give(T value) const
    {
        if (m_promise->future().isFinished())
            return;
        m_promise->addResult(std::move(value));
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<T>> m_promise;
};

QFuture<QStringList> runFileDialog(QWidget *parent, const FileRequest &request, const QString &folder,
                                   QFileDialog::FileMode fileMode, QFileDialog::AcceptMode acceptMode)
{
    const Later<QStringList> later;
    auto *dialog = new QFileDialog(parent, request.title, request.folder.isEmpty() ? folder : request.folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(fileMode);
    dialog->setAcceptMode(acceptMode);
    if (fileMode == QFileDialog::Directory)
        dialog->setOption(QFileDialog::ShowDirsOnly);
    if (!request.filters.isEmpty())
        dialog->setNameFilters(request.filters);
    if (!request.suggestedName.isEmpty())
        dialog->selectFile(request.suggestedName);
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog,
                     [later](const QStringList &files) { later.give(files); });
    QObject::connect(dialog, &QDialog::rejected, dialog, [later] { later.give({}); });
    QObject::connect(dialog, &QObject::destroyed, [later] { later.give({}); });
    dialog->open();
    return later.future();
}

QString folderOf(const QStringList &files, const QString &otherwise)
{
    return files.isEmpty() ? otherwise : QFileInfo(files.first()).absolutePath();
}

} // namespace

WindowDialogs::WindowDialogs(const Kit &kit) : m_kit(kit) {}

QCoro::Task<Answer> WindowDialogs::ask(QPointer<QWidget> parent, Question question)
{
    const Later<Answer> later;
    auto *dialog = new MessageDialog(m_kit, question, parent);
    QObject::connect(dialog, &Dialog::answered, dialog, [dialog, later] { later.give(dialog->result()); });
    QObject::connect(dialog, &QObject::destroyed, [later] { later.give({}); });
    dialog->open();
    const Answer answer = co_await later.future();
    co_return answer;
}

QCoro::Task<QString> WindowDialogs::showError(QPointer<QWidget> parent, ErrorReport report)
{
    const Later<QString> later;
    auto *dialog = new ErrorDialog(m_kit, report, parent);
    QObject::connect(dialog, &Dialog::answered, dialog, [later](const QString &id) { later.give(id); });
    QObject::connect(dialog, &QObject::destroyed, [later] { later.give({}); });
    dialog->open();
    const QString answer = co_await later.future();
    co_return answer;
}

QCoro::Task<QStringList> WindowDialogs::openFiles(QPointer<QWidget> parent, FileRequest request)
{
    const auto mode = request.several ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile;
    const QFuture<QStringList> asked =
        runFileDialog(parent, request, m_lastFolder, mode, QFileDialog::AcceptOpen);
    const QStringList files = co_await asked;
    m_lastFolder = folderOf(files, m_lastFolder);
    co_return files;
}

QCoro::Task<QString> WindowDialogs::saveFile(QPointer<QWidget> parent, FileRequest request)
{
    const QFuture<QStringList> asked =
        runFileDialog(parent, request, m_lastFolder, QFileDialog::AnyFile, QFileDialog::AcceptSave);
    const QStringList files = co_await asked;
    m_lastFolder = folderOf(files, m_lastFolder);
    co_return files.value(0);
}

QCoro::Task<QString> WindowDialogs::chooseFolder(QPointer<QWidget> parent, FileRequest request)
{
    const QFuture<QStringList> asked =
        runFileDialog(parent, request, m_lastFolder, QFileDialog::Directory, QFileDialog::AcceptOpen);
    const QStringList files = co_await asked;
    if (!files.isEmpty())
        m_lastFolder = files.first();
    co_return files.value(0);
}

QCoro::Task<std::optional<QString>> WindowDialogs::askText(QPointer<QWidget> parent, TextRequest request)
{
    const Later<std::optional<QString>> later;
    auto *dialog = new Dialog(m_kit, request.title, textDialogWidth, parent);
    dialog->setObjectName(QStringLiteral("textDialog"));
    dialog->setText(request.text);
    auto *field = new QLineEdit(request.value);
    field->setObjectName(QStringLiteral("textDialogField"));
    field->setEchoMode(request.secret ? QLineEdit::Password : QLineEdit::Normal);
    field->selectAll();
    dialog->body()->addWidget(new FormField(m_kit, request.label, field));
    dialog->addButton({QStringLiteral("cancel"), Dialog::tr("Cancel"), ButtonKind::Normal});
    dialog->addButton({QStringLiteral("accept"), request.accept, ButtonKind::Primary});
    field->setFocus(Qt::TabFocusReason);
    QObject::connect(dialog, &Dialog::answered, dialog, [later, field](const QString &id) {
        later.give(id == QLatin1String("accept") ? std::optional(field->text()) : std::nullopt);
    });
    QObject::connect(dialog, &QObject::destroyed, [later] { later.give(std::nullopt); });
    dialog->open();
    const std::optional<QString> answer = co_await later.future();
    co_return answer;
}

QCoro::Task<Answer> PresetDialogs::ask(QPointer<QWidget>, Question question)
{
    m_questions.append(question);
    co_return nextAnswer();
}

QCoro::Task<QString> PresetDialogs::showError(QPointer<QWidget>, ErrorReport report)
{
    m_errors.append(report);
    co_return nextAnswer().action;
}

QCoro::Task<QStringList> PresetDialogs::openFiles(QPointer<QWidget>, FileRequest request)
{
    co_return nextFiles(request);
}

QCoro::Task<QString> PresetDialogs::saveFile(QPointer<QWidget>, FileRequest request)
{
    co_return nextFiles(request).value(0);
}

QCoro::Task<QString> PresetDialogs::chooseFolder(QPointer<QWidget>, FileRequest request)
{
    co_return nextFiles(request).value(0);
}

QCoro::Task<std::optional<QString>> PresetDialogs::askText(QPointer<QWidget>, TextRequest request)
{
    m_textRequests.append(request);
    if (m_texts.empty())
        co_return std::nullopt;
    const QString text = m_texts.front();
    m_texts.pop_front();
    co_return text;
}

Answer PresetDialogs::nextAnswer()
{
    if (m_answers.empty())
        return {};
    Answer answer = std::move(m_answers.front());
    m_answers.pop_front();
    return answer;
}

QStringList PresetDialogs::nextFiles(const FileRequest &request)
{
    m_fileRequests.append(request);
    if (m_files.empty())
        return {};
    QStringList files = m_files.front();
    m_files.pop_front();
    return files;
}

} // namespace hatstand::ui
