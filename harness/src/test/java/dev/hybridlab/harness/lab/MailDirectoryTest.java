package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDirectoryTest {
    @TempDir
    private Path directory = Path.of("replaced");

    private static Message message(String text) {
        return Message.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Set<String> files(String address) throws IOException {
        try (var files = Files.list(directory.resolve(address))) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
        }
    }

    @Test
    void every_message_gets_the_next_number_and_keeps_its_octets() throws IOException {
        var store = new MailDirectory(directory);
        store.keep(EmailAddress.of("Anna@contoso.com"), message("A: 1\r\n\r\nfirst\r\n"));
        store.keep(EmailAddress.of("anna@contoso.com"), message("A: 2\r\n\r\nsecond \u00e9\r\n"));

        assertThat(files("anna@contoso.com")).containsExactlyInAnyOrder("1.eml", "2.eml");
        assertThat(Files.readString(
                        directory.resolve("anna@contoso.com").resolve("2.eml"), StandardCharsets.ISO_8859_1))
                .isEqualTo("A: 2\r\n\r\nsecond \u00e9\r\n");
    }

    @Test
    void a_later_run_goes_on_behind_an_earlier_one() throws IOException {
        new MailDirectory(directory).keep(EmailAddress.of("a@b.example"), message("\r\n"));
        new MailDirectory(directory).keep(EmailAddress.of("a@b.example"), message("\r\n"));

        assertThat(files("a@b.example")).containsExactlyInAnyOrder("1.eml", "2.eml");
    }

    @ParameterizedTest
    @CsvSource({
        "anna@contoso.com, anna@contoso.com",
        "../../etc/passwd@x.example, %2e.%2f..%2fetc%2fpasswd@x.example",
        "'a b\\c:d*@x.example', a%20b%5cc%3ad%2a@x.example",
        "a@b., a@b%2e"
    })
    void an_address_cannot_leave_the_folder_or_upset_a_file_system(String address, String name) {
        assertThat(MailDirectory.fileName(address)).isEqualTo(name);
    }
}
